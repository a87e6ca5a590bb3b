using SmartPick.Catalog.Csv;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Schools;

/// <summary>Reads the file of medical schools strictly: an invalid row is left out with its problems and affects no other row.</summary>
internal sealed class SchoolCsvReader : CsvFileReading
{
    private const int MaxSchools = 5_000;

    private readonly Dictionary<string, School> _schools = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? _header;
    private int _read;

    private SchoolCsvReader(string file, ProblemList problems)
        : base(file, problems)
    {
    }

    /// <summary>Reads the file as a stream. Any content gives schools and problems, never an exception.</summary>
    /// <param name="file">Name of the file, for the problems.</param>
    /// <param name="content">Comma-separated UTF-8.</param>
    /// <param name="problems">Receives the problems of the file; a header that cannot be used refuses the refresh.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public static async Task<SchoolFile> ReadAsync(string file, Stream content, ProblemList problems, CancellationToken cancellationToken)
    {
        var reading = new SchoolCsvReader(file, problems);
        await reading.ReadAsync(content, cancellationToken).ConfigureAwait(false);
        return reading.End();
    }

    protected override void Add(CsvRecord record)
    {
        if (record.IsBlank)
        {
            return;
        }

        if (_header is null)
        {
            _header = record.Cells;
            if (!_header.Order(StringComparer.Ordinal).SequenceEqual(SchoolRow.Columns.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                Refuse(record.Line, DataRules.MissingColumn, $"The columns must be {string.Join(", ", SchoolRow.Columns)}.");
            }

            return;
        }

        _read++;
        if (record.Malformed is not null || record.Cells.Count != _header.Count)
        {
            Add(ProblemEffect.RowLeftOut, record.Line, DataRules.CellCount,
                FormattableString.Invariant($"The row must have {_header.Count} cells. Is a quotation mark or comma misplaced?"));
        }
        else if (Read(record, _header) is { } school && !_schools.TryAdd(school.Key, school))
        {
            LeaveOut(record, SchoolRow.Columns[0], school.Key, DataRules.Unique, "The key is already in an earlier row, which is kept.");
        }
        else if (_schools.Count > MaxSchools)
        {
            Refuse(record.Line, DataRules.RowCount, FormattableString.Invariant($"The file has more than {MaxSchools} schools."));
        }
    }

    private SchoolFile End()
    {
        if (_header is null && !IsRefused)
        {
            Refuse(1, DataRules.EmptyFile, "The file has no header line.");
        }

        return new SchoolFile(File, IsRefused ? [] : [.. _schools.Values], _read, IsRefused);
    }

    private School? Read(CsvRecord record, IReadOnlyList<string> header) => SchoolRow.TryRead(
        column => record.Cells[header.Index().First(c => c.Item == column).Index],
        (column, value, message) => LeaveOut(record, column, value, DataRules.Format, message));

    private void LeaveOut(CsvRecord record, string column, string value, string rule, string message) =>
        Problems.Add(new DataProblem(ProblemEffect.RowLeftOut, File, record.Line, column, value, rule, message));
}

/// <summary>What the file of schools holds.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Schools">The valid rows in file order; none when the file is refused.</param>
/// <param name="RowsRead">Rows seen, valid or not, without the header and blank rows.</param>
/// <param name="IsRefused">Whether the file as a whole cannot be used.</param>
internal sealed record SchoolFile(string Name, IReadOnlyList<School> Schools, int RowsRead, bool IsRefused = false);
