using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SmartPick.Engine.Text;

/// <summary>
/// The one folding of text that people type: two texts that differ only in case, accents, quotation marks, punctuation, spaces or
/// invisible characters fold to the same text. Searches, keys and codes all use it.
/// </summary>
public static class TextFolding
{
    // Latin letters with marks; the runtime decomposes none because the app is culture-invariant.
    private static readonly FrozenDictionary<char, string> PlainLetters = PlainLettersOf(
        ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"),
        ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"));

    private static readonly FrozenDictionary<string, string> Abbreviated =
        new Dictionary<string, string> { ["st"] = "saint", ["ste"] = "sainte", ["mt"] = "mount", ["ft"] = "fort" }.ToFrozenDictionary();

    /// <summary>
    /// The words of a text in lower case without accents, joined by single spaces: apostrophes vanish, <c>&amp;</c> is "and", other
    /// punctuation separates words, and initials stay together ("D.C." is "dc").
    /// </summary>
    public static string Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = char.ToLowerInvariant(text[i]);
            if (PlainLetters.TryGetValue(c, out var plain))
            {
                folded.Append(plain);
            }
            else if (char.IsLetterOrDigit(c))
            {
                folded.Append(c);
            }
            else if (c == '&')
            {
                Separate();
                folded.Append("and ");
            }
            else if (!IsApostrophe(c) && !IsInvisible(c) && !IsMark(c) && !IsBetweenInitials(text, i))
            {
                Separate();
            }
        }

        return folded.ToString().TrimEnd();

        void Separate()
        {
            if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }
    }

    /// <summary>The words of a text, folded, each for itself.</summary>
    public static IReadOnlyList<string> WordsOf(string text) => Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What a word is short for in the names of places (<c>St.</c> is <c>Saint</c>); the word itself where it is none.</summary>
    public static string InFull(string word) => Abbreviated.GetValueOrDefault(word, word);

    /// <summary>The words with abbreviations in full: equal for names that are the same.</summary>
    public static string Name(string text) => string.Join(' ', WordsOf(text).Select(InFull));

    /// <summary>The words joined by dashes: the form of institution keys and specialty codes.</summary>
    public static string Key(string text) => Words(text).Replace(' ', '-');

    /// <summary>The words without anything between them: the form in which codes and column names are compared ("J-1" is "j1").</summary>
    public static string Code(string text) => Words(text).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>
    /// A text as it is meant to be seen: without characters that have no width, with plain spaces, trimmed. Nothing that a reader could
    /// notice changes.
    /// </summary>
    public static string Visible(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.Trim();
        }

        var seen = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsInvisible(c))
            {
                seen.Append(char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator ? ' ' : c);
            }
        }

        return seen.ToString().Trim();
    }

    /// <summary>Whether a character changes the direction of the text around it, so that it reads as something else than it is.</summary>
    public static bool TurnsText(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Zero-width spaces and joiners, direction marks, the soft hyphen, byte-order marks, and letters that are drawn as nothing.
    private static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u061C' or (>= '\u200B' and <= '\u200F') or (>= '\u2060' and <= '\u2064') or '\uFEFF' or '\u115F' or '\u1160'
            or '\u2800' or '\u3164' or '\uFFA0';

    private static bool IsApostrophe(char c) => c is '\'' or '\u2018' or '\u2019' or '\u02BC' or '\u00B4' or '`' or '\u2032';

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool IsBetweenInitials(string text, int i) =>
        text[i] == '.' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i + 1]) && char.IsLetter(text[i - 1])
        && (i == 1 || !char.IsLetterOrDigit(text[i - 2]));

    private static FrozenDictionary<char, string> PlainLettersOf(params (string Plain, string Letters)[] groups) =>
        groups.SelectMany(g => g.Letters.Select(letter => KeyValuePair.Create(letter, g.Plain))).ToFrozenDictionary();
}
