using SmartPick.Bench.Reporting;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Bench.Adversarial;

/// <summary>What markets made to break the solver take, by size, and what gaps they are left with.</summary>
internal static class AdversarialPart
{
    private static readonly (int Most, int Markets)[] Sizes = [(12, 10_000), (20, 2_000), (300, 400), (2_000, 60)];

    public static string Run()
    {
        Stopwatches.WarmUp(() => Solve(AdversarialMarket.Create(0)));
        var table = new MarkdownTable(
            "programs, at most", "flat prices", "markets", "proven optimal", "worst gap", "median, ms", "99%, ms", "worst, ms", "seed of the worst");
        foreach (var (most, markets) in Sizes)
        {
            foreach (var flat in new[] { false, true })
            {
                var solved = Enumerable.Range(0, markets).Select(seed =>
                {
                    var problem = AdversarialMarket.Create(seed, most, flat);
                    var (outcome, time) = ProcessorTime.Of(() => Solve(problem));
                    return (Seed: seed, outcome.Gap, outcome.IsOptimal, Time: time);
                }).ToArray();
                var slowest = solved.MaxBy(s => s.Time);
                table.Add(
                    Figures.Text($"{most:N0}"),
                    flat ? "yes" : "no",
                    Figures.Text($"{markets:N0}"),
                    Figures.Text($"{solved.Count(s => s.IsOptimal):N0}"),
                    Figures.Text($"{solved.Max(s => s.Gap):P4}"),
                    Figures.Text($"{ProcessorTime.Quantile(solved.Select(s => s.Time), 0.5).TotalMilliseconds:0.00}"),
                    Figures.Text($"{ProcessorTime.Quantile(solved.Select(s => s.Time), 0.99).TotalMilliseconds:0.0}"),
                    Figures.Text($"{slowest.Time.TotalMilliseconds:0}"),
                    Figures.Text($"{slowest.Seed}"));
            }
        }

        return $"""
            ## Markets made to break the solver

            Odds of 0 and 1, ties, values that differ by orders of magnitude, useless signals, closed and flat fee tiers, budgets around what some of the programs
            cost, forced programs, all in combination: seeds from 0 of the generator that `./dev adversarial` checks against trying every portfolio.
            Processor time of one solve each, one after the other.

            {table}
            """;
    }

    private static (double Gap, bool IsOptimal) Solve(PortfolioProblem problem)
    {
        var solution = PortfolioSolver.Solve(problem, CancellationToken.None);
        return (solution.Gap, solution.IsOptimal);
    }
}
