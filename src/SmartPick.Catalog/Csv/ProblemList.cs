using System.Diagnostics.CodeAnalysis;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// The problems of one refresh. One cause is one problem, however often it repeats; only the first thousand of each effect are kept, so
/// that a hostile file cannot fill memory.
/// </summary>
public sealed class ProblemList
{
    private const int MaxKept = 1000;

    private const int MaxValueLength = 100;

    private readonly Dictionary<(ProblemEffect Effect, string File, string? Column, string Rule, string Message), Group> _groups = [];
    private readonly Dictionary<ProblemEffect, List<Group>> _byEffect = [];
    private readonly Dictionary<ProblemEffect, int> _counts = [];
    private int _omitted;

    /// <summary>The first problems: what costs most first, then in the order found.</summary>
    public IReadOnlyList<DataProblem> Kept =>
        [.. _byEffect.OrderBy(e => e.Key).SelectMany(e => e.Value).Select(g => g.ToProblem()).Take(MaxKept)];

    /// <summary>Number of times that anything was found, kept or not.</summary>
    public int Count => _counts.Values.Sum();

    /// <summary>Number of problems beyond the kept ones.</summary>
    public int Omitted => _omitted + Math.Max(0, _byEffect.Values.Sum(g => g.Count) - MaxKept);

    /// <summary>Whether one of the problems refuses the whole refresh.</summary>
    public bool RefuseAll => CountOf(ProblemEffect.RefreshRefused) > 0;

    /// <summary>The rows that were left out.</summary>
    public RefusedRows Rows { get; } = new();

    /// <summary>How often something had an effect.</summary>
    public int CountOf(ProblemEffect effect) => _counts.GetValueOrDefault(effect);

    /// <summary>Adds a problem.</summary>
    /// <param name="problem">The problem, as found once.</param>
    /// <param name="lastLine">Last line that it is about, where that is not the first.</param>
    public void Add(DataProblem problem, int? lastLine = null)
    {
        _counts[problem.Effect] = CountOf(problem.Effect) + problem.Count;
        var key = (problem.Effect, problem.File, problem.Column, problem.Rule, problem.Message);
        if (!_groups.TryGetValue(key, out var group))
        {
            if (!_byEffect.TryGetValue(problem.Effect, out var groups))
            {
                _byEffect[problem.Effect] = groups = [];
            }

            if (groups.Count == MaxKept)
            {
                _omitted++;
                return;
            }

            var shown = problem with { Value = Shorten(LegacyLetters.Show(problem.Value)), ReadAs = Shorten(problem.ReadAs) };
            _groups[key] = group = new Group(shown);
            groups.Add(group);
        }

        group.Add(problem.Count, problem.Line, lastLine ?? problem.Line);
    }

    [return: NotNullIfNotNull(nameof(value))]
    internal static string? Shorten(string? value) =>
        value?.Length > MaxValueLength ? string.Concat(value.AsSpan(0, MaxValueLength), "…") : value;

    private sealed class Group(DataProblem first)
    {
        private readonly LineRanges _lines = new();
        private int _count;

        public void Add(int count, int line, int lastLine)
        {
            _count += count;
            _lines.Add(line, lastLine);
        }

        public DataProblem ToProblem() => first with { Count = _count, Lines = _lines.ToString() };
    }
}
