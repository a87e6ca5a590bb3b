using System.Diagnostics.CodeAnalysis;

namespace SmartPick.Catalog.Csv;

/// <summary>The problems of one refresh. Only the first thousand are kept, so that a hostile file cannot fill memory.</summary>
public sealed class ProblemList
{
    private const int MostKept = 1000;

    private const int LongestValue = 100;

    private readonly List<DataProblem> _kept = [];

    /// <summary>The first problems, in the order found.</summary>
    public IReadOnlyList<DataProblem> Kept => _kept;

    /// <summary>Number of problems found, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>Number of problems found beyond the kept ones.</summary>
    public int Omitted => Count - _kept.Count;

    public void Add(DataProblem problem)
    {
        Count++;
        if (_kept.Count < MostKept)
        {
            _kept.Add(problem with { Value = Shorten(problem.Value) });
        }
    }

    [return: NotNullIfNotNull(nameof(value))]
    internal static string? Shorten(string? value) =>
        value?.Length > LongestValue ? string.Concat(value.AsSpan(0, LongestValue), "…") : value;
}
