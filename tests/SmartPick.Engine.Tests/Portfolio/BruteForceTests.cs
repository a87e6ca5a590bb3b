using System.Collections.Concurrent;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>Small markets, solved by the engine with and without enumeration, against trying every portfolio.</summary>
public sealed class BruteForceTests
{
    private const int Markets = 560;

    private static readonly Dependence[] Dependences =
        [new(0, 0), Dependence.OneStage(0.3), Dependence.OneStage(0.8), new(0.3, 0.4)];

    private static readonly Lazy<Solved[]> All = new(() => Solve(Enumerable.Range(0, Markets).Select(Spec)));

    /// <summary>Every combination of generator, dependence, signals, tiers, caps and budget, over and over with new seeds.</summary>
    private static MarketSpec Spec(int seed)
    {
        var random = new Random(seed + 7_000);
        var signals = (seed & 1) != 0;
        var programs = random.Next(5, signals ? 12 : 13);
        return new MarketSpec
        {
            Seed = seed,
            Programs = programs,
            Applications = random.Next(2, Math.Min(programs, 7)),
            Signals = signals,
            UniformValues = (seed & 2) != 0,
            Tiers = (seed & 4) != 0,
            GroupCaps = (seed & 8) != 0,
            Budget = (seed & 16) != 0,
            Dependence = Dependences[seed / 32 % 4],
        };
    }

    private static Solved[] Solve(IEnumerable<MarketSpec> specs)
    {
        var solved = new ConcurrentBag<Solved>();
        Parallel.ForEach(specs, spec => solved.Add(Solved.Of(spec)));
        return [.. solved.OrderBy(s => s.Spec.Seed)];
    }

    [Fact]
    public void The_portfolio_is_the_best_of_all() =>
        Expect.None(All.Value.Where(s => s.Shortfall > 1e-9).Select(s => $"{s.Spec}: short by {s.Shortfall:E2}"));

    [Fact]
    public void It_is_proven_the_best() => Expect.None(All.Value.Where(s => !s.Exact.IsOptimal).Select(s => $"{s.Spec}"));

    [Fact]
    public void The_reported_value_is_the_value() => Expect.None(
        All.Value.Where(s => Math.Abs(s.Exact.ExpectedValue - s.ExactValue) > 1e-6 * s.ExactValue)
            .Select(s => $"{s.Spec}: reported {s.Exact.ExpectedValue:R}, is {s.ExactValue:R}"));

    [Fact]
    public void The_bound_is_never_below_the_optimum() => Expect.None(
        All.Value.Where(s => Math.Min(s.Exact.UpperBound, s.Searched.UpperBound) < s.Optimum * (1 - 1e-9))
            .Select(s => $"{s.Spec}: {s.Optimum:R} above {s.Exact.UpperBound:R} or {s.Searched.UpperBound:R}"));

    [Fact]
    public void The_search_alone_is_never_more_than_half_a_percent_short() => Expect.None(
        All.Value.Where(s => s.SearchShortfall > 0.005).Select(s => $"{s.Spec}: short by {s.SearchShortfall:P3}"));

    [Fact]
    public void The_search_alone_is_not_short_by_a_fiftieth_of_a_percent_on_average() =>
        Assert.InRange(All.Value.Average(s => s.SearchShortfall), -1e-9, 0.0002);

    [Fact]
    public void The_search_alone_claims_optimality_only_where_it_is_true() => Expect.None(
        All.Value.Where(s => s.Searched.IsOptimal && s.SearchShortfall > 1e-8).Select(s => $"{s.Spec}: short by {s.SearchShortfall:E2}"));

    private sealed record Solved(
        MarketSpec Spec, double Optimum, PortfolioSolution Exact, double ExactValue, PortfolioSolution Searched, double SearchedValue)
    {
        public double Shortfall => (Optimum - ExactValue) / Optimum;

        public double SearchShortfall => (Optimum - SearchedValue) / Optimum;

        public static Solved Of(MarketSpec spec)
        {
            var problem = spec.Create();
            var grid = new ReferenceGrid(problem, oneStageNodes: 97, twoStageNodes: 41);
            var exact = PortfolioSolver.Solve(problem);
            var searched = PortfolioSolver.Solve(problem, exact: false, CancellationToken.None);
            return new Solved(
                spec,
                BruteForce.Optimum(problem, grid),
                exact,
                grid.Value(exact.List(), problem.UnmatchedValue),
                searched,
                grid.Value(searched.List(), problem.UnmatchedValue));
        }
    }
}
