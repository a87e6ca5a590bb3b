using SmartPick.Bench.Markets;
using SmartPick.Bench.Reporting;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;

namespace SmartPick.Bench.Kapur;

/// <summary>Kapur and Hong's markets: our time beside theirs, our value beside the optimum.</summary>
internal static class KapurPart
{
    private const int Runs = 2;

    private static readonly (int Programs, int Markets, string Published)[] EqualCosts =
        [(16, 50, "–"), (64, 50, "–"), (256, 50, "0.06"), (1024, 20, "0.82"), (4096, 5, "12.87"), (16384, 1, "199.5")];

    private static readonly (int Programs, int Markets, string Published)[] VariedCosts =
        [(16, 50, "–"), (64, 50, "–"), (256, 50, "30.6 (FPTAS ε = 0.05: 18,950)")];

    public static string Run() =>
        $"""
        ## Kapur and Hong's markets

        Generator and sizes of Kapur and Hong, "The college application problem" (2022): values ⌈Exp(10)⌉, odds 1 / (value + 10 U), independent
        decisions. Their times are the published ones, on their machine, for an algorithm that does one thing; ours are for the general solver with
        everything it reports (bound, certificate, curve, marginals), the shorter of {Runs} runs of each market. Optimum: a dynamic program over cost written for this bench.

        Equal costs, half of the programs:

        {Measure(EqualCosts, KapurMarket.EqualCosts, p => CostProgram.Best(p.Candidates, _ => 1, p.Limits.Applications!.Value))}
        Costs 5–10, half of the total cost:

        {Measure(VariedCosts, KapurMarket.VariedCosts, p => CostProgram.Best(p.Candidates, c => (int)c.Cost, (int)p.Limits.Budget!.Value))}
        """;

    private static MarkdownTable Measure(
        IEnumerable<(int Programs, int Markets, string Published)> cases, Func<int, int, PortfolioProblem> generate, Func<PortfolioProblem, double> optimum)
    {
        Stopwatches.WarmUp(() => PortfolioSolver.Solve(generate(0, 64)));
        var table = new MarkdownTable(
            "programs", "markets", "ours, ms (mean)", "theirs, ms (mean)", "largest shortfall from the optimum", "proven optimal");
        foreach (var (programs, markets, published) in cases)
        {
            var total = TimeSpan.Zero;
            var shortfall = 0.0;
            var proven = 0;
            for (var seed = 0; seed < markets; seed++)
            {
                var market = generate(seed, programs);
                var (solution, time) = Stopwatches.Shortest(Runs, () => PortfolioSolver.Solve(market));
                var best = optimum(market);
                total += time;
                shortfall = Math.Max(shortfall, (best - solution.ExpectedValue) / best);
                proven += solution.IsOptimal ? 1 : 0;
            }

            table.Add(
                programs,
                markets,
                Figures.Milliseconds(total / markets),
                published,
                Figures.Text($"{Math.Max(0, shortfall):0.0E+0}"),
                $"{proven} of {markets}");
        }

        return table;
    }
}
