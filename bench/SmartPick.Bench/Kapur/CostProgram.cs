using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Kapur;

/// <summary>
/// The exact algorithm of Kapur and Hong (2022) for independent decisions, dynamic programming over cost, written
/// here anew as a yardstick that shares nothing with the solver.
/// </summary>
internal static class CostProgram
{
    /// <summary>The optimal value when each program costs what <paramref name="cost"/> says, in whole units.</summary>
    public static double Best(IEnumerable<Candidate> candidates, Func<Candidate, int> cost, int budget)
    {
        // best[b]: the most that the programs so far, least valued first, are worth with b to spend.
        var best = new double[budget + 1];
        foreach (var candidate in candidates.OrderBy(c => c.Value))
        {
            var price = cost(candidate);
            for (var b = budget; b >= price; b--)
            {
                best[b] = Math.Max(best[b], (candidate.Odds * candidate.Value) + ((1 - candidate.Odds) * best[b - price]));
            }
        }

        return best[budget];
    }
}
