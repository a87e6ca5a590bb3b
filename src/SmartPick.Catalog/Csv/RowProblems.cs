namespace SmartPick.Catalog.Csv;

/// <summary>Collects the problems of one row.</summary>
internal sealed class RowProblems(ProblemList problems, string file, CsvRecord record)
{
    /// <summary>Whether a problem costs the row.</summary>
    public bool LeavesOut { get; private set; }

    /// <summary>Adds a problem that costs the row.</summary>
    public void LeaveOut(ProgramColumn? column, string? value, string rule, string message)
    {
        LeavesOut = true;
        Add(ProblemEffect.RowLeftOut, column, value, rule, message, null);
    }

    /// <summary>Adds a problem that costs the value of a cell.</summary>
    public void Forget(ProgramColumn? column, string? value, string rule, string message) =>
        Add(ProblemEffect.CellUnknown, column, value, rule, message, null);

    /// <summary>Adds a fault of a cell, which costs the row where the row must have a value.</summary>
    public void Add(ProgramColumn column, string text, CellFault fault)
    {
        if (column.IsRequired)
        {
            LeaveOut(column, text, fault.Rule, fault.Message);
        }
        else
        {
            Forget(column, text, fault.Rule, fault.Message);
        }
    }

    /// <summary>Notes that something was understood although it is not in the documented form.</summary>
    public void Note(ProgramColumn? column, string? value, string? readAs, string rule, string message) =>
        Add(ProblemEffect.Noted, column, value, rule, message, readAs);

    private void Add(ProblemEffect effect, ProgramColumn? column, string? value, string rule, string message, string? readAs) =>
        problems.Add(new DataProblem(effect, file, record.Line, column?.Name, value, rule, message) { ReadAs = readAs }, record.LastLine);
}
