using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// Letters of files that are not UTF-8. Bytes that are none arrive as characters of a private range (<see cref="Utf8"/>); where they
/// can only be Windows-1252, which Excel writes, they become the letters that they stand for.
/// </summary>
internal static class LegacyLetters
{
    // U+F780 to U+F7FF, which no text uses.
    private const int FirstByte = 0xF700;

    // Bytes 80 to 9F of Windows-1252; those from A0 on are the code points of the same number. Undefined ones are spaces here.
    private const string Windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

    public static CellFault Fault { get; } = new(
        DataRules.Encoding,
        "The cell has letters that are not UTF-8 and can be read in more than one way: save the file as 'CSV UTF-8 (Comma delimited)'.");

    /// <summary>UTF-8 that keeps every byte that is none.</summary>
    public static Encoding Utf8 { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new KeepBytes());

    public static bool Has(string text) => text.Any(IsByte);

    /// <summary>The text with the letters meant; <c>null</c> when they are not certain.</summary>
    public static string? TryRead(string text)
    {
        var letters = text.Select(c => IsByte(c) ? LetterOf(c) : c).ToArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (IsByte(text[i]) && !char.IsLetter(letters[i]) && !IsCertain(letters, i))
            {
                return null;
            }
        }

        return new string(letters);
    }

    /// <summary>The text for people to see: what is not certain is replaced.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Show(string? text) =>
        text is null || !Has(text) ? text : TryRead(text) ?? new string([.. text.Select(c => IsByte(c) ? '\uFFFD' : c)]);

    // On a Macintosh the bytes of Windows' dashes and quotes are letters: between small letters they are no punctuation, save in "women’s".
    private static bool IsCertain(char[] letters, int i) =>
        letters[i] != ' '
        && !(IsSmall(letters, i - 1) && IsSmall(letters, i + 1)
            && !(letters[i] == '’' && letters[i + 1] == 's' && !IsSmall(letters, i + 2)));

    private static bool IsSmall(char[] letters, int i) => i >= 0 && i < letters.Length && char.IsLower(letters[i]);

    private static bool IsByte(char c) => c is >= (char)(FirstByte + 0x80) and <= (char)(FirstByte + 0xFF);

    private static char LetterOf(char c)
    {
        var value = c - FirstByte;
        return value < 0xA0 ? Windows1252[value - 0x80] : (char)value;
    }

    private sealed class KeepBytes : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private byte[] _bytes = [];
            private int _next;

            public override int Remaining => _bytes.Length - _next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (_bytes, _next) = (bytesUnknown, 0);
                return bytesUnknown.Length > 0;
            }

            public override char GetNextChar() => Remaining > 0 ? (char)(FirstByte + _bytes[_next++]) : '\0';

            public override bool MovePrevious()
            {
                if (_next == 0)
                {
                    return false;
                }

                _next--;
                return true;
            }

            public override void Reset() => (_bytes, _next) = ([], 0);
        }
    }
}
