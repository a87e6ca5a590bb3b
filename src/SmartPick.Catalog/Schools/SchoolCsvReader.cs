using CsvHelper;
using SmartPick.Catalog.Csv;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Schools;

/// <summary>Reads the file of medical schools strictly: an invalid row is left out with its problems and affects no other row.</summary>
internal static class SchoolCsvReader
{
    private const int MaxSchools = 5_000;

    /// <summary>Reads the file as a stream. Any content gives schools and problems, never an exception.</summary>
    /// <param name="file">Name of the file, for the problems.</param>
    /// <param name="content">Comma-separated UTF-8.</param>
    /// <param name="problems">Receives the problems of the file; a header that cannot be used refuses the refresh.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public static async Task<IReadOnlyList<School>> ReadAsync(
        string file, Stream content, ProblemList problems, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? header = null;
        var schools = new Dictionary<string, School>(StringComparer.Ordinal);
        try
        {
            await foreach (var record in CsvRecords.ReadAsync(content, cancellationToken).ConfigureAwait(false))
            {
                if (header is null)
                {
                    header = record.Cells;
                    if (!header.Order(StringComparer.Ordinal).SequenceEqual(SchoolRow.Columns.Order(StringComparer.Ordinal), StringComparer.Ordinal))
                    {
                        return Refuse(record.Line, DataRules.MissingColumn, $"The columns must be {string.Join(", ", SchoolRow.Columns)}.");
                    }
                }
                else if (record.Malformed is not null || record.Cells.Count != header.Count)
                {
                    Add(record.Line, null, null, DataRules.CellCount,
                        FormattableString.Invariant($"The row must have {header.Count} cells. Is a quotation mark or comma misplaced?"));
                }
                else if (Read(record, header) is { } school && !schools.TryAdd(school.Key, school))
                {
                    Add(record.Line, SchoolRow.Columns[0], school.Key, DataRules.Unique, "The key is already in an earlier row, which is kept.");
                }
                else if (schools.Count > MaxSchools)
                {
                    return Refuse(record.Line, DataRules.RowCount, FormattableString.Invariant($"The file has more than {MaxSchools} schools."));
                }
            }
        }
        catch (CsvFormatException e)
        {
            return Refuse(int.CreateSaturating(e.LineNumber), DataRules.RecordSize, "A row is far too large. Is a quotation mark left open?");
        }

        return header is null ? Refuse(1, DataRules.EmptyFile, "The file has no header line.") : [.. schools.Values];

        School? Read(CsvRecord record, IReadOnlyList<string> columns) => SchoolRow.TryRead(
            column => record.Cells[columns.Index().First(c => c.Item == column).Index],
            (column, value, message) => Add(record.Line, column, value, DataRules.Format, message));

        void Add(int line, string? column, string? value, string rule, string message) =>
            problems.Add(new DataProblem(file, line, column, value, rule, message));

        IReadOnlyList<School> Refuse(int line, string rule, string message)
        {
            problems.Refuse(new DataProblem(file, line, null, null, rule, message));
            return [];
        }
    }
}
