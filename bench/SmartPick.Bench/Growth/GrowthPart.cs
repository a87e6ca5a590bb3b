using SmartPick.Bench.Markets;
using SmartPick.Bench.Reporting;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;

namespace SmartPick.Bench.Growth;

/// <summary>How time and memory grow with programs, applications and loadings.</summary>
internal static class GrowthPart
{
    private const int Markets = 5;
    private const int Runs = 5;

    public static string Run()
    {
        Stopwatches.WarmUp(() => PortfolioSolver.Solve(MarketGenerator.Everything(0, 300, 60)));
        return $"""
            ## Growth

            Mean over {Markets} markets of the shortest of {Runs} runs each; "time ratio / size ratio" is against the first row, 1 being linear growth.

            Programs (everything on: signals 6 + 6, tiers, budget, group cap, two stages .3/.4; 60 applications):

            {ByPrograms()}
            Applications (300 programs, everything on):

            {ByApplications()}
            Loadings (300 programs, 60 applications, everything on but the dependence; nodes: of the search × of the report):

            {ByLoading()}
            """;
    }

    private static MarkdownTable ByPrograms()
    {
        var growth = new GrowthTable("programs", "programs");
        foreach (var programs in new[] { 300, 650, 1300, 2600, 6500 })
        {
            growth.Add(programs, programs, Measure(seed => MarketGenerator.Everything(seed, programs, 60)));
        }

        return growth.Table;
    }

    private static MarkdownTable ByApplications()
    {
        var growth = new GrowthTable("applications", "applications");
        foreach (var applications in new[] { 10, 20, 40, 60, 80, 120, 200 })
        {
            growth.Add(applications, applications, Measure(seed => MarketGenerator.Everything(seed, 300, applications)));
        }

        return growth.Table;
    }

    private static MarkdownTable ByLoading()
    {
        var growth = new GrowthTable("loadings", "search nodes");
        foreach (var dependence in new Dependence[] { new(0, 0), new(0.1, 0), new(0.3, 0), new(0.6, 0), new(0.8, 0), new(0.9, 0), new(0.3, 0.4), new(0.8, 0.8) })
        {
            var problems = Enumerable.Range(0, Markets).Select(seed => MarketGenerator.Everything(seed, 300, 60) with { Dependence = dependence }).ToArray();
            var market = CompiledProblem.Compile(problems[0]);
            var (search, report) = (OddsGrid.ForSearch(market).Nodes, OddsGrid.ForReport(market).Nodes);
            growth.Add(
                Figures.Text($"{dependence.Interview}, {dependence.Match} ({search}, {report} nodes)"), search, Measure(
                    seed => problems[seed]));
        }

        return growth.Table;
    }

    private static Measurement Measure(Func<int, PortfolioProblem> generate)
    {
        var time = TimeSpan.Zero;
        var bytes = 0L;
        var gaps = new List<double>();
        for (var seed = 0; seed < Markets; seed++)
        {
            var problem = generate(seed);
            PortfolioSolver.Solve(problem);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var solution = PortfolioSolver.Solve(problem);
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            gaps.Add(solution.Gap);
            time += Stopwatches.Shortest(Runs, () => PortfolioSolver.Solve(problem)).Shortest;
        }

        return new Measurement(time / Markets, bytes / Markets, gaps.Max());
    }
}
