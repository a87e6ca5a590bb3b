using System.Diagnostics.CodeAnalysis;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// The problems of one refresh. Only the first thousand of either kind are kept, so that a hostile file cannot fill memory.
/// </summary>
public sealed class ProblemList
{
    private const int MaxKept = 1000;

    private const int LongestValue = 100;

    private readonly List<DataProblem> _refusals = [];
    private readonly List<DataProblem> _others = [];

    /// <summary>The first problems: those that refuse the whole refresh, then the others, each in the order found.</summary>
    public IReadOnlyList<DataProblem> Kept => [.. _refusals.Concat(_others).Take(MaxKept)];

    /// <summary>Number of problems found, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>Number of problems found beyond the kept ones.</summary>
    public int Omitted => Count - Kept.Count;

    /// <summary>Whether one of the problems refuses the whole refresh.</summary>
    public bool RefuseAll => _refusals.Count > 0;

    /// <summary>The rows that the problems are about.</summary>
    public RefusedRows Rows { get; } = new();

    /// <summary>Adds a problem that leaves a row out.</summary>
    public void Add(DataProblem problem) => Add(_others, problem);

    /// <summary>Adds a problem that refuses the whole refresh.</summary>
    public void Refuse(DataProblem problem) => Add(_refusals, problem);

    [return: NotNullIfNotNull(nameof(value))]
    internal static string? Shorten(string? value) =>
        value?.Length > LongestValue ? string.Concat(value.AsSpan(0, LongestValue), "…") : value;

    private void Add(List<DataProblem> kind, DataProblem problem)
    {
        Count++;
        if (kind.Count < MaxKept)
        {
            kind.Add(problem with { Value = Shorten(problem.Value) });
        }
    }
}
