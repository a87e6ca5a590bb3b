using System.Globalization;
using System.Text;

namespace SmartPick.Engine.Programs;

/// <summary>
/// One reading of names as people write them: case, accents, quotation marks, punctuation, spaces and characters that cannot be seen
/// make no difference, and <c>&amp;</c> is <c>and</c>.
/// </summary>
public static class FoldedText
{
    private const string Accented = "àáâãäåāăąçćčďèéêëēęěìíîïīłñńňòóôõöøōřśšťùúûüūůýÿźżž";
    private const string Plain = "aaaaaaaaacccdeeeeeeeiiiiilnnnooooooorsstuuuuuuyyzzz";

    /// <summary>Marks inside a word: the apostrophes and quotation marks that keyboards and word processors put there.</summary>
    private const string Quotes = "'\"`´‘’‚‛“”„′″";

    private static readonly Dictionary<string, string> Abbreviated = new(StringComparer.Ordinal)
    {
        ["st"] = "saint", ["ste"] = "sainte", ["mt"] = "mount", ["ft"] = "fort",
    };

    /// <summary>The words of a text in lower case, letters and digits only.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in text)
        {
            if (IsInvisible(character) || Quotes.Contains(character, StringComparison.Ordinal))
            {
                continue;
            }

            if (char.IsLetterOrDigit(character))
            {
                word.Append(Letter(character));
                continue;
            }

            EndWord();
            if (character is '&' or '＆')
            {
                words.Add("and");
            }
        }

        EndWord();
        return words;

        void EndWord()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>What a word is short for in the names of places (<c>St.</c> is <c>Saint</c>); the word itself where it is none.</summary>
    public static string InFull(string word) => Abbreviated.GetValueOrDefault(word, word);

    /// <summary>The words joined by spaces, abbreviations in full: equal for names that are the same.</summary>
    public static string Fold(string text) => string.Join(' ', Words(text).Select(InFull));

    /// <summary>The words joined by hyphens, as keys and codes are written.</summary>
    public static string ToKey(string text) => string.Join('-', Words(text));

    /// <summary>A text without spaces at its ends and characters that cannot be seen.</summary>
    public static string Trim(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (text.Any(IsInvisible) ? string.Concat(text.Where(c => !IsInvisible(c))) : text).Trim();
    }

    private static bool IsInvisible(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;

    private static char Letter(char character)
    {
        var lower = char.ToLowerInvariant(character);
        var place = lower < 128 ? -1 : Accented.IndexOf(lower, StringComparison.Ordinal);
        return place < 0 ? lower : Plain[place];
    }
}
