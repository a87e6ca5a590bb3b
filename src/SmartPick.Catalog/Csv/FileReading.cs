using CsvHelper;

namespace SmartPick.Catalog.Csv;

/// <summary>The reading of one file, record by record.</summary>
internal sealed class FileReading(string file, RowRules rules, DateOnly today, ProblemList problems)
{
    private readonly List<ProgramRow> _rows = [];
    private readonly List<int> _rowsWithSlashes = [];
    private IReadOnlyList<string> _header = [];
    private RowReader? _row;
    private int _read;
    private bool _hasDayFirst;
    private bool _isRefused;

    /// <summary>Takes the next record.</summary>
    /// <returns>Whether the file is worth reading on.</returns>
    public bool Add(CsvRecord record)
    {
        if (record.IsBlank)
        {
            Note(record, DataRules.BlankRow, "Rows without any text are not read.");
        }
        else if (_row is not null)
        {
            AddRow(record, _row);
        }
        else if (SeparatorHint(record) is { } separator)
        {
            Refuse(record.Line, DataRules.Separator,
                $"The first line says that the columns are separated by '{separator}'. Save the file as 'CSV UTF-8 (Comma delimited)'.");
        }
        else
        {
            ReadHeader(record);
        }

        return !_isRefused;
    }

    /// <summary>Refuses the file.</summary>
    public void Refuse(int line, string rule, string message)
    {
        _isRefused = true;
        problems.Add(new DataProblem(ProblemEffect.RefreshRefused, file, line, null, null, rule, message + " The file is refused."));
    }

    public ProgramFile End()
    {
        if (!_isRefused && _row is null)
        {
            Refuse(1, DataRules.EmptyFile, "The file is empty: it has no header line.");
        }
        else if (!_isRefused && _read == 0)
        {
            problems.Add(new DataProblem(
                ProblemEffect.Noted, file, 1, null, null, DataRules.EmptyFile, "The file has no rows below its header."));
        }

        if (_hasDayFirst)
        {
            LeaveOutDoubtfulDates();
        }

        return new ProgramFile(file, _header, _isRefused ? [] : _rows, _read, _isRefused);
    }

    private void ReadHeader(CsvRecord record)
    {
        _header = record.Cells;
        if (CsvHeader.TryRead(file, record, problems) is { } columns)
        {
            _row = new RowReader(columns, rules, today);
        }
        else
        {
            _isRefused = true;
            problems.Rows.Add(file, [], record.Cells);
        }
    }

    private void AddRow(CsvRecord record, RowReader row)
    {
        if (_rows.Count == ProgramCsvReader.MaxRows)
        {
            Refuse(record.Line, DataRules.RowCount,
                FormattableString.Invariant($"The file has more than {ProgramCsvReader.MaxRows} rows."));
        }
        else if (record.Malformed == CsvMalformedReason.UnterminatedQuote)
        {
            Refuse(record.Line, DataRules.Quotes,
                "A quotation mark is never closed, so that everything after it is one cell: remove it, or close it.");
        }
        else if (record.Cells.SequenceEqual(_header))
        {
            Note(record, DataRules.RepeatedHeader, "The header stands in the file once more; the line is not read.");
        }
        else
        {
            _read++;
            var found = new RowProblems(problems, file, record);
            if (row.TryRead(record, found) is { } program)
            {
                if (row.MayBeDayFirst)
                {
                    _rowsWithSlashes.Add(_rows.Count);
                }

                _rows.Add(new ProgramRow(record.Line, record.Cells, program));
            }
            else
            {
                problems.Rows.Add(file, _header, record.Cells);
            }

            _hasDayFirst |= row.IsDayFirst;
        }
    }

    /// <summary>One date of the file has the day first, so that the others may have it too.</summary>
    private void LeaveOutDoubtfulDates()
    {
        foreach (var i in _rowsWithSlashes)
        {
            var row = _rows[i];
            problems.Rows.Add(file, _header, row.Cells);
            problems.Add(new DataProblem(ProblemEffect.RowLeftOut, file, row.Line, ProgramColumns.SourceDate.Name, null, DataRules.DayFirst,
                "Other dates of this file have the day first, so that it is not certain which day this is: write yyyy-MM-dd."));
        }

        var doubtful = _rowsWithSlashes.ToHashSet();
        var certain = _rows.Where((_, i) => !doubtful.Contains(i)).ToArray();
        _rows.Clear();
        _rows.AddRange(certain);
    }

    private void Note(CsvRecord record, string rule, string message) =>
        problems.Add(new DataProblem(ProblemEffect.Noted, file, record.Line, null, null, rule, message), record.LastLine);

    /// <summary>What Excel writes above a header: <c>sep=;</c>. That of the comma is skipped by the parser.</summary>
    private static string? SeparatorHint(CsvRecord record) =>
        record.Cells is [var only] && only.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? only["sep=".Length..] : null;
}
