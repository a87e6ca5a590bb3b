using CsvHelper;

namespace SmartPick.Catalog.Csv;

/// <summary>The reading of one program file.</summary>
internal sealed class ProgramFileReading(string file, RowRules rules, DateOnly today, ProblemList problems)
    : CsvFileReading(file, problems)
{
    private readonly List<ProgramRow> _rows = [];
    private readonly List<int> _rowsWithSlashes = [];
    private IReadOnlyList<string> _header = [];
    private RowReader? _row;
    private int _read;
    private bool _hasDayFirst;

    protected override void Add(CsvRecord record)
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
    }

    public ProgramFile End()
    {
        if (!IsRefused && _row is null)
        {
            Refuse(1, DataRules.EmptyFile, "The file is empty: it has no header line.");
        }
        else if (!IsRefused && _read == 0)
        {
            Add(ProblemEffect.Noted, 1, DataRules.EmptyFile, "The file has no rows below its header.");
        }

        if (_hasDayFirst)
        {
            LeaveOutDoubtfulDates();
        }

        return new ProgramFile(File, _header, IsRefused ? [] : _rows, _read, IsRefused);
    }

    private void ReadHeader(CsvRecord record)
    {
        _header = record.Cells;
        if (CsvHeader.TryRead(File, record, Problems) is { } columns)
        {
            _row = new RowReader(columns, rules, today);
        }
        else
        {
            IsRefused = true;
            Problems.Rows.Add(File, [], record.Cells);
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
            var found = new RowProblems(Problems, File, record);
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
                Problems.Rows.Add(File, _header, record.Cells);
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
            Problems.Rows.Add(File, _header, row.Cells);
            Problems.Add(new DataProblem(ProblemEffect.RowLeftOut, File, row.Line, ProgramColumns.SourceDate.Name, null, DataRules.DayFirst,
                "Other dates of this file have the day first, so that it is not certain which day this is: write yyyy-MM-dd."));
        }

        var doubtful = _rowsWithSlashes.ToHashSet();
        var certain = _rows.Where((_, i) => !doubtful.Contains(i)).ToArray();
        _rows.Clear();
        _rows.AddRange(certain);
    }

    private void Note(CsvRecord record, string rule, string message) =>
        Add(ProblemEffect.Noted, record.Line, rule, message, record.LastLine);

    /// <summary>What Excel writes above a header: <c>sep=;</c>. That of the comma is skipped by the parser.</summary>
    private static string? SeparatorHint(CsvRecord record) =>
        record.Cells is [var only] && only.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? only["sep=".Length..] : null;
}
