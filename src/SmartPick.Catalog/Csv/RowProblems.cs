namespace SmartPick.Catalog.Csv;

/// <summary>Collects the problems of one row.</summary>
internal sealed class RowProblems(ProblemList problems, string file, int line)
{
    private readonly int _before = problems.Count;

    public bool None => problems.Count == _before;

    public void Add(ProgramColumn? column, string? value, string rule, string message) =>
        problems.Add(new DataProblem(file, line, column?.Name, value, rule, message));
}
