using SmartPick.Bench.Markets;
using SmartPick.Bench.Reporting;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Quality;

/// <summary>Our value, bound and time beside those of a MIP solver on the same market.</summary>
internal static class QualityPart
{
    private const int Runs = 3;

    public static string Run(BenchOptions options) =>
        $"""
        ## Quality and time against a MIP

        The same markets by Google OR-Tools 9.15 with a limit of {options.MipLimit.TotalSeconds:0} s. The scenarios are the nodes of our own reporting
        quadrature. Survival products are not linear, but the value has a concave relaxation that equals it at whole points, so its tangents give an
        exact linear model by outer approximation: binaries per program and signal level, continuous fee tiers, one concave function per interview
        node, each under its tangents at every visited point. GLOP closes the linear relaxation with in-out cuts (at most a quarter of the time), SCIP
        then solves for whole points, each adding tangents, until the bound meets the best value (1e-7) or the time is up. Values of both are
        evaluated on the same nodes, the MIP's by code of this bench. Ours: shortest of {Runs} runs, everything reported. "Reached": the first time
        that the MIP had a portfolio within 1e-9 of our value; where it never had, the factor is a lower limit.

        Everything on (two stages .3/.4, signals 6 + 6, fee tiers 30 at $11 then $30 in two groups, a budget, a group cap; applications: a third of the
        programs, at most 60):

        {Compare(options, (programs, applications) => MarketGenerator.Everything(1, programs, applications))}
        One stage, loading .3, a cap on applications alone:

        {Compare(options, (programs, applications) => MarketGenerator.Plain(1, programs, applications, Dependence.OneStage(0.3)))}
        """;

    private static MarkdownTable Compare(BenchOptions options, Func<int, int, PortfolioProblem> generate)
    {
        PortfolioSolver.Solve(generate(40, 13));
        var table = new MarkdownTable(
            "programs", "our value", "our gap", "ours, ms", "MIP variables", "MIP cuts", "MIP at 1/6 of the time", "MIP at the end", "MIP bound", "reached, s", "ours is faster by");
        foreach (var programs in options.Sizes)
        {
            var problem = generate(programs, Math.Min(60, programs / 3));
            var (solution, time) = Stopwatches.Shortest(Runs, () => PortfolioSolver.Solve(problem));
            var mip = new OuterApproximation(problem, options.MipLimit);
            var progress = mip.Run();
            var ours = solution.ExpectedValue;
            var reached = progress.Where(p => p.Value >= ours * (1 - 1e-9)).Select(p => (TimeSpan?)p.At).FirstOrDefault();
            table.Add(
                programs,
                Figures.Text($"{ours:0.00000}"),
                Figures.Percent(solution.Gap),
                Figures.Milliseconds(time),
                mip.Variables,
                mip.Cuts,
                Difference(progress.Where(p => p.At <= options.MipLimit / 6).Select(p => p.Value).DefaultIfEmpty(0).Max()),
                Difference(progress[^1].Value),
                Difference(progress[^1].Bound),
                reached is { } at ? Figures.Seconds(at) : "never",
                Figures.Text($"{(reached is null ? "> " : "")}{(reached ?? options.MipLimit) / time:N0} ×"));

            string Difference(double value) => value == 0 ? "none" : Figures.SignedPercent((value - ours) / ours);
        }

        return table;
    }
}
