using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Portfolio;

/// <summary>Checks that the programs forced in and out are of the market and leave every limit standing.</summary>
internal sealed class ForcedSet(RequestObject root, PortfolioProblem problem)
{
    private const int MaxNamed = 5;

    private readonly Candidate[] _forced = [.. problem.Candidates.Where(c => problem.Include.Contains(c.Id))];

    public void Check()
    {
        if (problem.Include.Count + problem.Exclude.Count == 0)
        {
            return;
        }

        CheckIds();
        var limits = problem.Limits;
        if (_forced.Length > limits.Applications)
        {
            TooSmall("limits.applications", _forced, $"{_forced.Length} applications");
        }

        foreach (var group in _forced.GroupBy(c => c.Group, StringComparer.Ordinal))
        {
            if (limits.PerGroup.TryGetValue(group.Key, out var cap) && group.Count() > cap)
            {
                TooSmall($"limits.perGroup.{group.Key}", [.. group], $"{group.Count()} applications");
            }
        }

        var fees = _forced.Aggregate(Money.Zero, (sum, candidate) => sum + Money.Price(candidate.Cost));
        foreach (var group in _forced.GroupBy(c => c.Group, StringComparer.Ordinal))
        {
            var schedule = problem.Fees.GetValueOrDefault(group.Key, FeeSchedule.Free);
            if (group.Count() > schedule.Capacity)
            {
                TooSmall($"tiers.{group.Key}", [.. group], $"{group.Count()} applications");
            }

            fees += schedule.Total(group.Count());
        }

        if (fees > Money.Limit(limits.Budget))
        {
            TooSmall("limits.budget", _forced, FormattableString.Invariant($"${fees.Dollars:0.######}"));
        }
    }

    private void CheckIds()
    {
        var ids = problem.Candidates.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (field, named) in new[] { ("include", problem.Include), ("exclude", problem.Exclude) })
        {
            foreach (var id in named.Where(id => !ids.Contains(id)).Order(StringComparer.Ordinal))
            {
                root.Error(field, "not-found", $"There is no program '{id}'.");
            }
        }

        foreach (var id in problem.Include.Where(problem.Exclude.Contains).Order(StringComparer.Ordinal))
        {
            root.Error("include", "contradiction", $"'{id}' is also excluded.");
        }
    }

    private void TooSmall(string field, Candidate[] forced, string need)
    {
        var names = string.Join(", ", forced.Take(MaxNamed).Select(c => $"'{c.Id}'"));
        root.Error(field, "too-small", $"The included programs ({names}{(forced.Length > MaxNamed ? ", …" : "")}) need {need}.");
    }
}
