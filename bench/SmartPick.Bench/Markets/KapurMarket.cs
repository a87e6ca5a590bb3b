using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Markets;

/// <summary>
/// The generator of Kapur and Hong (2022): values ⌈Exp(10)⌉, odds 1 / (value + 10 U(0,1)), costs 5–10, and half of
/// what all programs together would cost (equal costs: half of the programs).
/// </summary>
internal static class KapurMarket
{
    public static PortfolioProblem EqualCosts(int seed, int programs)
    {
        var random = new Random(seed);
        return new PortfolioProblem
        {
            Candidates = [.. Enumerable.Range(0, programs).Select(i => Candidate(random, i, cost: 0))],
            Limits = new PortfolioLimits { Applications = programs / 2 },
        };
    }

    public static PortfolioProblem VariedCosts(int seed, int programs)
    {
        var random = new Random(seed);
        Candidate[] candidates = [.. Enumerable.Range(0, programs).Select(i => Candidate(random, i, random.Next(5, 11)))];
        return new PortfolioProblem
        {
            Candidates = candidates,
            Limits = new PortfolioLimits { Budget = Math.Floor(candidates.Sum(c => c.Cost) / 2) },
        };
    }

    private static Candidate Candidate(Random random, int i, int cost)
    {
        var value = Math.Ceiling(-10 * Math.Log(1 - random.NextDouble()));
        return new Candidate
        {
            Id = FormattableString.Invariant($"{i:D5}"),
            Value = value,
            Odds = 1 / (value + (10 * random.NextDouble())),
            Cost = cost,
        };
    }
}
