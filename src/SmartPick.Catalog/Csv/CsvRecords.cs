using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using SmartPick.Engine.Text;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// Streams the records of a comma-separated file (RFC 4180): UTF-8, whose byte-order mark is optional, or UTF-16 with one.
/// </summary>
internal static class CsvRecords
{
    private const int MaxRecordBytes = 256 * 1024;

    /// <param name="content">The file.</param>
    /// <param name="isUtf16">Whether it starts with the byte-order mark of UTF-16.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="CsvFormatException">A record is too large, usually because a quotation mark is never closed.</exception>
    public static async IAsyncEnumerable<CsvRecord> ReadAsync(
        Stream content, bool isUtf16, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var malformed = new Dictionary<long, CsvMalformedReason>();
        var text = isUtf16 ? content : Encoding.CreateTranscodingStream(content, LegacyLetters.Utf8, Encoding.UTF8, leaveOpen: true);
        await using var reader = CsvReader.Create(
            text,
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                TrackLineNumbers = true,
                MaxRecordSize = MaxRecordBytes,
                OnMalformedRecord = record => malformed[record.LineNumber] = record.Reason,
            },
            leaveOpen: true);

        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = int.CreateSaturating(reader.LineNumber);
            yield return new CsvRecord(
                line,
                line + LineBreaks(reader),
                Cells(reader),
                malformed.Remove(reader.LineNumber, out var reason) ? reason : null);
        }
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = TextFolding.Visible(reader.GetString(i));
        }

        return cells;
    }

    private static int LineBreaks(CsvReader reader)
    {
        var record = reader.RawRecord;
        var breaks = record.Count((byte)'\n');
        for (var at = record.IndexOf((byte)'\r'); at >= 0; at = record.IndexOf((byte)'\r'))
        {
            record = record[(at + 1)..];
            breaks += record is [(byte)'\n', ..] ? 0 : 1;
        }

        return breaks;
    }
}
