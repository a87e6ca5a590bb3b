namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Classes that are not worth their price, and with them every kind that one of them beats or equals in everything: such a
/// kind gains no more and costs no less at any prices, so that it need not be looked at.
/// </summary>
internal sealed class Dominance(CompiledProblem problem)
{
    private readonly List<int> _hopeless = [];

    /// <summary>Forgets what was noted.</summary>
    public void Clear() => _hopeless.Clear();

    /// <summary>Notes a kind that is not worth its price.</summary>
    public void Add(int kind) => _hopeless.Add(kind);

    /// <summary>A noted kind that is at least as good as this later one in everything; null when there is none.</summary>
    public int? Better(int kind)
    {
        foreach (var hopeless in _hopeless)
        {
            if (IsBetter(problem.Classes[hopeless], problem.Classes[kind]))
            {
                return hopeless;
            }
        }

        return null;
    }

    /// <summary>Classes come by value, so that only the rest needs comparing.</summary>
    private static bool IsBetter(in CandidateClass one, in CandidateClass other)
    {
        var (x, y) = (one.First, other.First);
        return one.Group == other.Group && x.Odds >= y.Odds && x.MatchOdds >= y.MatchOdds && x.Cost <= y.Cost
            && (y.SilverOdds ?? 0) <= (x.SilverOdds ?? 0) && (y.GoldOdds ?? 0) <= (x.GoldOdds ?? 0) && !other.Forced
            && (x.Scenarios is not { } better ? y.Scenarios is null : y.Scenarios is { } worse && better.IsAtLeast(worse));
    }
}
