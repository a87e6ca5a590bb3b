using System.Runtime.CompilerServices;
using CsvHelper;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// Streams the records of a comma-separated UTF-8 file (RFC 4180; a byte-order mark and blank lines are tolerated).
/// </summary>
internal static class CsvRecords
{
    private const int LargestRecordBytes = 256 * 1024;

    /// <exception cref="CsvFormatException">A record is too large, usually because a quotation mark is never closed.</exception>
    public static async IAsyncEnumerable<CsvRecord> ReadAsync(
        Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var malformed = new Dictionary<long, CsvMalformedReason>();
        await using var reader = CsvReader.Create(
            content,
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                TrackLineNumbers = true,
                MaxRecordSize = LargestRecordBytes,
                OnMalformedRecord = record => malformed[record.LineNumber] = record.Reason,
            },
            leaveOpen: true);

        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new CsvRecord(
                int.CreateSaturating(reader.LineNumber),
                Cells(reader),
                malformed.Remove(reader.LineNumber, out var reason) ? reason : null);
        }
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.GetString(i).Trim();
        }

        return cells;
    }
}
