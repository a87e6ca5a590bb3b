using System.Buffers;
using System.Text;

namespace SmartPick.Catalog.Csv;

/// <summary>Recognizes by its first bytes what is no comma-separated text, whatever the name of the file says.</summary>
/// <param name="IsUtf16">Whether the file starts with the byte-order mark of UTF-16.</param>
/// <param name="Fault">Why it cannot be read; <c>null</c> when it may be a program file.</param>
internal readonly record struct FileSignature(bool IsUtf16, CellFault? Fault)
{
    /// <summary>How many bytes are enough.</summary>
    public const int Length = 4096;

    private const string SaveAsCsv = "Save it as 'CSV UTF-8 (Comma delimited)' and upload that.";

    public static FileSignature Detect(ReadOnlySequence<byte> start)
    {
        var bytes = start.Slice(0, Math.Min(start.Length, Length)).ToArray().AsSpan();
        if (bytes is [0x1f, 0x8b, ..])
        {
            return Refused(DataRules.Compressed, "The file is compressed with gzip. Upload it uncompressed.");
        }

        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return bytes.IndexOf("[Content_Types]"u8) >= 0 || bytes.IndexOf("xl/"u8) >= 0
                || bytes.IndexOf("opendocument.spreadsheet"u8) >= 0
                ? Refused(DataRules.Workbook, "The file is a workbook with another name. Save the sheet with the programs as 'CSV "
                    + "UTF-8 (Comma delimited)' and upload that.")
                : Refused(DataRules.Compressed, "The file is a zip archive. Upload the CSV files in it.");
        }

        if (bytes is [0xd0, 0xcf, 0x11, 0xe0, ..])
        {
            return Refused(DataRules.Workbook, "The file is an old workbook (.xls) with another name. " + SaveAsCsv);
        }

        if (bytes.StartsWith("%PDF"u8) || bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xff, 0xd8, 0xff, ..])
        {
            return Refused(DataRules.NotCsv, "The file is a document or a picture, not comma-separated text.");
        }

        return OfText(bytes);
    }

    private static FileSignature OfText(ReadOnlySpan<byte> bytes)
    {
        var zeros = bytes.Count((byte)0);
        var isUtf16 = bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..];
        if (isUtf16 && (zeros > 0 || bytes.Length < 4))
        {
            return new(IsUtf16: true, null);
        }

        if (isUtf16)
        {
            return Refused(DataRules.Encoding, "The file starts like UTF-16 but is not. " + SaveAsCsv);
        }

        if (zeros > bytes.Length / 4)
        {
            return zeros > bytes.Length * 9 / 10
                ? Refused(DataRules.NotCsv, "The file holds zeros instead of text: its upload broke off, or it was damaged. Upload it "
                    + "again.")
                : Refused(DataRules.Encoding, "The file is in UTF-16 or UTF-32 without a byte-order mark. " + SaveAsCsv);
        }

        var text = Encoding.Latin1.GetString(bytes).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        if (text.StartsWith('<'))
        {
            return Refused(DataRules.NotCsv, "The file is a web page or XML, not comma-separated text. Was a sign-in page saved "
                + "instead of the data?");
        }

        return text.StartsWith('{') || text.StartsWith('[')
            ? Refused(DataRules.NotCsv, "The file is JSON, not comma-separated text.")
            : default;
    }

    private static FileSignature Refused(string rule, string message) => new(false, new CellFault(rule, message));
}
