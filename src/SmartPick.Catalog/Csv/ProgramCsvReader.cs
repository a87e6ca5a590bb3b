using CsvHelper;

namespace SmartPick.Catalog.Csv;

/// <summary>Reads program files strictly: an invalid row is left out with all its problems and affects no other row.</summary>
/// <param name="specialties">Specialty codes of the season rules; rows of other specialties are refused.</param>
public sealed class ProgramCsvReader(IReadOnlySet<string> specialties)
{
    /// <summary>Several times the size of a national catalog.</summary>
    public const int MaxRows = 50_000;

    private readonly RowRules _rules = new(specialties);

    /// <summary>Specialty codes that rows may have.</summary>
    public IReadOnlySet<string> Specialties => specialties;

    /// <summary>Reads one file as a stream. Any content gives rows and problems, never an exception.</summary>
    /// <param name="file">Name of the file, for the problems.</param>
    /// <param name="content">Comma-separated UTF-8.</param>
    /// <param name="problems">Receives the problems of the file.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public async Task<ProgramFile> ReadAsync(
        string file, Stream content, ProblemList problems, CancellationToken cancellationToken)
    {
        IReadOnlyList<ProgramColumn>? columns = null;
        IReadOnlyList<string> header = [];
        var rows = new List<ProgramRow>();
        var read = 0;
        try
        {
            await foreach (var record in CsvRecords.ReadAsync(content, cancellationToken).ConfigureAwait(false))
            {
                if (columns is null)
                {
                    header = record.Cells;
                    columns = CsvHeader.TryRead(file, record, problems);
                    if (columns is null)
                    {
                        return new ProgramFile(file, header, [], read);
                    }
                }
                else if (rows.Count == MaxRows)
                {
                    return Refuse(record.Line, DataRules.RowCount, FormattableString.Invariant(
                        $"The file has more than {MaxRows} rows; it is refused."));
                }
                else
                {
                    read++;
                    if (TryReadRow(columns, record, new RowProblems(problems, file, record.Line)) is { } program)
                    {
                        rows.Add(program);
                    }
                    else
                    {
                        problems.Rows.Add(file, header, record.Cells);
                    }
                }
            }
        }
        catch (CsvFormatException e)
        {
            return Refuse(
                int.CreateSaturating(e.LineNumber),
                DataRules.RecordSize,
                "A row is far too large for a program, so the file is refused. Is a quotation mark left open?");
        }

        if (columns is null)
        {
            return Refuse(1, DataRules.EmptyFile, "The file has no header line.");
        }

        if (read == 0)
        {
            problems.Add(new DataProblem(file, 1, null, null, DataRules.EmptyFile, "The file has no rows below its header."));
        }

        return new ProgramFile(file, header, rows, read);

        ProgramFile Refuse(int line, string rule, string message)
        {
            problems.Refuse(new DataProblem(file, line, null, null, rule, message));
            return new ProgramFile(file, header, [], read);
        }
    }

    private ProgramRow? TryReadRow(IReadOnlyList<ProgramColumn> columns, CsvRecord record, RowProblems problems)
    {
        if (record.Malformed is { } malformed)
        {
            problems.Add(null, null, DataRules.Quotes, malformed == CsvMalformedReason.UnterminatedQuote
                ? "A quotation mark is never closed; everything after it is lost."
                : "A quotation mark is inside a cell: double it and put the whole cell in quotation marks.");
            return null;
        }

        if (record.Cells.Count != columns.Count)
        {
            problems.Add(null, null, DataRules.CellCount, FormattableString.Invariant(
                $"The row has {record.Cells.Count} cells but the header has {columns.Count}. Is a quotation mark or comma misplaced?"));
            return null;
        }

        var values = new ProgramValues();
        var filled = new HashSet<ProgramColumn>();
        foreach (var (column, text) in columns.Zip(record.Cells))
        {
            if (text.Length > 0)
            {
                filled.Add(column);
                ReadCell(column, text, values, problems);
            }
            else if (column.IsRequired)
            {
                problems.Add(column, null, DataRules.Required, $"{column.Name} must not be empty.");
            }
        }

        _rules.Check(values, filled.Contains, problems);
        return problems.None ? new ProgramRow(record.Line, record.Cells, values.ToProgram()) : null;
    }

    private static void ReadCell(ProgramColumn column, string text, ProgramValues values, RowProblems problems)
    {
        if (column.TryParse(text, out var value))
        {
            values.Set(column, value);
        }
        else
        {
            problems.Add(column, text, column.Rule, $"{column.Name} must be {column.Allowed}.");
        }
    }
}
