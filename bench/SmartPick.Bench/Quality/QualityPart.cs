using SmartPick.Bench.Markets;
using SmartPick.Bench.Reporting;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;

namespace SmartPick.Bench.Quality;

/// <summary>Our value, bound and time beside those of two mixed-integer programs of the same market.</summary>
internal static class QualityPart
{
    private const int Runs = 5;

    /// <summary>The scenario program of larger markets has more rows than its solver reads in the time.</summary>
    private const int LargestScenarioProgram = 300;

    public static string Run(BenchOptions options) =>
        $"""
        ## Quality and time against a MIP

        The same markets by Google OR-Tools 9.15 with a limit of {options.MipLimit.TotalSeconds:0} s each, in two formulations.

        *Scenarios*: the nodes of our search quadrature are scenarios. Along the programs by value, the hazard −ln(1 − p) added up is linear in the
        decisions; the chance 1 − exp(−hazard) that one has said yes is linearized by eight tangents per program and scenario (the concave envelope of a
        survival product). One program, solved by SCIP twice: for a sixth of the time, and for the rest.

        *Outer approximation*: the strongest formulation that we know, and one that borrows our main idea: the value as a whole has a concave relaxation
        that equals it at whole points, so its tangents at visited points are an exact linear model. Binaries per program and signal level,
        continuous fee tiers, one concave function per interview node of our *reporting* quadrature, each under its tangents. GLOP closes the linear
        relaxation with in-out cuts (at most a quarter of the time), SCIP then solves for whole points, each adding tangents, until the bound meets
        the best value (1e-7) or the time is up.

        Values of both are evaluated on the reporting quadrature, by code of this bench, and given relative to ours. "Reached": the first time that a
        MIP had a portfolio within 1e-9 of our value, and in brackets how many times ours is faster; where it never had, by the time it ended. Ours:
        shortest of {Runs} runs, with everything it reports (certificate, curve, marginals, reasons).

        Everything on (two stages .3/.4, signals 6 + 6, fee tiers 30 at $11 then $30 in two groups, a budget, a group cap; applications: a third of the
        programs, at most 60):

        {Compare(options, (programs, applications) => MarketGenerator.Everything(1, programs, applications))}
        One stage, loading .3, a cap on applications alone:

        {Compare(options, (programs, applications) => MarketGenerator.Plain(1, programs, applications, Dependence.OneStage(0.3)))}
        """;

    private static MarkdownTable Compare(BenchOptions options, Func<int, int, PortfolioProblem> generate)
    {
        Stopwatches.WarmUp(() => PortfolioSolver.Solve(generate(40, 13)));
        var table = new MarkdownTable(
            "programs", "our value", "our gap", "ours, ms",
            "scenarios: rows", "at 1/6", "at the end", "reached, s",
            "outer approximation: cuts", "at the end", "its bound", "reached, s", "ended, s");
        foreach (var programs in options.Sizes)
        {
            var problem = generate(programs, Math.Min(60, programs / 3));
            var (solution, time) = Stopwatches.Shortest(Runs, () => PortfolioSolver.Solve(problem));
            var ours = new Yardstick(solution.ExpectedValue, time);
            string[] scenarios = ["–", "–", "–", "–"];
            if (programs <= LargestScenarioProgram)
            {
                var run = new ScenarioProgram(problem, options.MipLimit).Run();
                scenarios = [Figures.Text($"{run.Rows:N0}"), ours.Difference(run.Progress[0].Value), ours.Difference(run.Progress.Max(p => p.Value)), ours.Reached(run)];
            }

            var outer = new OuterApproximation(problem, options.MipLimit).Run();
            table.Add([
                programs, Figures.Text($"{ours.Value:0.00000}"), Figures.Percent(solution.Gap), Figures.Milliseconds(time),
                .. scenarios,
                outer.Rows, ours.Difference(outer.End.Value), ours.Difference(outer.End.Bound), ours.Reached(outer), Figures.Seconds(outer.End.At)]);
        }

        return table;
    }

    /// <summary>Our answer, to compare others with.</summary>
    private sealed record Yardstick(double Value, TimeSpan Time)
    {
        private const double Same = 1e-9;

        public string Difference(double value) => value == 0 ? "none" : Figures.SignedPercent((value - Value) / Value);

        public string Reached(MipRun run)
        {
            var at = run.Reached(Value * (1 - Same));
            return Figures.Text(
                $"{(at is null ? "never" : Figures.Seconds(at.Value))} ({(at is null ? "> " : "")}{(at ?? run.End.At) / Time:N0} ×)");
        }
    }
}
