using SmartPick.Catalog.Plausibility;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Csv;

/// <summary>Reads the rows below one header.</summary>
internal sealed class RowReader
{
    private readonly IReadOnlyList<ProgramColumn?> _columns;
    private readonly PlausibleRange?[] _ranges;
    private readonly RowRules _rules;
    private readonly int _id;
    private readonly int _state;

    /// <param name="columns">The columns in file order; <c>null</c> for those without a name.</param>
    /// <param name="rules">The rules across cells.</param>
    /// <param name="today">The day of the refresh.</param>
    public RowReader(IReadOnlyList<ProgramColumn?> columns, RowRules rules, DateOnly today)
    {
        (_columns, _rules) = (columns, rules);
        _ranges = [.. columns.Select(c => c is null ? null : PlausibleValues.Shipped.Of(c.Name, today))];
        (_id, _state) = (PlaceOf(ProgramColumns.Id), PlaceOf(ProgramColumns.State));

        int PlaceOf(ProgramColumn column) => columns.Index().First(c => c.Item == column).Index;
    }

    /// <summary>Whether the last row read has a date that would be another day with the day first.</summary>
    public bool MayBeDayFirst { get; private set; }

    /// <summary>Whether the last row read has a date that is one only with the day first.</summary>
    public bool IsDayFirst { get; private set; }

    /// <returns>The program; <c>null</c> when a problem costs the row.</returns>
    public ResidencyProgram? TryRead(CsvRecord record, RowProblems problems)
    {
        (MayBeDayFirst, IsDayFirst) = (false, false);
        if (!IsWhole(record, problems))
        {
            return null;
        }

        var values = new ProgramValues();
        var filled = new HashSet<ProgramColumn>();
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i] is not { } column)
            {
                if (record.Cells[i].Length > 0)
                {
                    problems.Forget(null, record.Cells[i], DataRules.UnnamedColumn,
                        "The cell stands in a column that has no name in the header, so that it is not read.");
                }
            }
            else if (Text(record, i, column, problems) is { } text)
            {
                filled.Add(column);
                ReadCell(column, text, _ranges[i], values, problems);
            }
            else if (column.IsRequired)
            {
                problems.LeaveOut(column, null, DataRules.Required, $"{column.Name} must not be empty.");
            }
        }

        _rules.Check(values, filled.Contains, problems);
        return problems.LeavesOut ? null : values.ToProgram();
    }

    /// <summary>Whether the cells of a record stand under their columns.</summary>
    private bool IsWhole(CsvRecord record, RowProblems problems)
    {
        if (record.LastLine > record.Line)
        {
            problems.LeaveOut(null, null, DataRules.LineBreak,
                "A cell runs over the end of its line. A stray quotation mark has probably joined these lines: remove it, or the line "
                    + "break in the cell.");
        }
        else if (record.Malformed is not null)
        {
            problems.LeaveOut(null, null, DataRules.Quotes,
                "A quotation mark is inside a cell: double it and put the whole cell in quotation marks.");
        }
        else if (record.Cells.Count < _columns.Count || record.Cells.Skip(_columns.Count).Any(c => c.Length > 0))
        {
            var cells = FormattableString.Invariant($"{record.Cells.Count} cell{(record.Cells.Count == 1 ? "" : "s")}");
            problems.LeaveOut(null, cells, DataRules.CellCount,
                FormattableString.Invariant($"The row does not have {_columns.Count} cells, as the header has. ")
                    + "Is a comma missing, or a cell with a comma not in quotation marks?");
        }

        return !problems.LeavesOut;
    }

    /// <summary>The text of a cell that says something; else <c>null</c>.</summary>
    private string? Text(CsvRecord record, int place, ProgramColumn column, RowProblems problems)
    {
        var text = record.Cells[place];
        if (LegacyLetters.Has(text) && LegacyLetters.TryRead(text) is { } letters)
        {
            problems.Note(null, letters, null, DataRules.Encoding,
                "Letters of the file are not UTF-8; they were read as Windows-1252. Save it as 'CSV UTF-8 (Comma delimited)' next time.");
            text = letters;
        }

        if (text.Length > 0 && UnknownWords.Contains(text))
        {
            if (!column.IsRequired)
            {
                problems.Note(column, text, "", DataRules.UnknownWord, "The value is said to be unknown: leave such cells empty.");
            }

            return null;
        }

        if (place == _id && ProgramIdForms.WithLostZero(text, record.Cells[_state]) is { } whole)
        {
            problems.Note(column, text, whole, DataRules.LostZero,
                "The leading zero of ids was dropped by a spreadsheet; it was put back, as the state in the id confirms. Format the "
                    + "column as Text.");
            return whole;
        }

        return text.Length > 0 ? text : null;
    }

    private void ReadCell(ProgramColumn column, string text, PlausibleRange? range, ProgramValues values, RowProblems problems)
    {
        var reading = column.Read(text, range);
        if (reading.Value is { } value)
        {
            values.Set(column, value);
            if (reading.ReadAs is { } form)
            {
                if (column == ProgramColumns.SourceDate && DateForms.MayBeDayFirst(text))
                {
                    MayBeDayFirst = true;
                    problems.Note(column, text, form, DataRules.DayFirst,
                        "Dates with slashes are read month first, as in the United States. Write yyyy-MM-dd if the day comes first.");
                }
                else
                {
                    problems.Note(column, text, form, DataRules.Spelling,
                        $"The cell can only mean one thing and was read so; as documented, {column.Name} is {column.Allowed}.");
                }
            }
        }
        else if (reading.Fault is { } fault)
        {
            problems.Add(column, text, fault);
            IsDayFirst |= column == ProgramColumns.SourceDate && DateForms.IsDayFirst(text);
        }
    }
}
