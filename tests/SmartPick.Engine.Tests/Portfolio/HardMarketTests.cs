using System.Collections.Concurrent;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>
/// The markets that local search and bounds find hardest: a tight budget, costs of their own on top of narrow tiers, few
/// signals, a cap on one group; and the largest that are accepted.
/// </summary>
public sealed class HardMarketTests
{
    private static readonly Dependence[] Dependences =
        [new(0, 0), Dependence.OneStage(0.3), Dependence.OneStage(0.8), new(0.3, 0.4)];

    [Fact]
    public void The_search_alone_is_hardly_ever_short_of_the_best_of_all()
    {
        const int Markets = 600;
        var shortfalls = new ConcurrentBag<(double Shortfall, string Market)>();
        Parallel.For(0, Markets, seed =>
        {
            var problem = Tight(seed);
            var grid = new ReferenceGrid(problem, oneStageNodes: 65, twoStageNodes: 33);
            var optimum = BruteForce.Optimum(problem, grid);
            var value = grid.Value(PortfolioSolver.Solve(problem, exact: false, CancellationToken.None).List(), 0);
            shortfalls.Add((optimum == 0 ? 0 : (optimum - value) / optimum, $"seed {seed}: {value:R} of {optimum:R}"));
        });

        Expect.None(shortfalls.Where(s => s.Shortfall > 0.005).Select(s => s.Market));
        Assert.InRange(shortfalls.Average(s => s.Shortfall), -1e-9, 0.0002);
    }

    [Fact]
    public void Markets_of_up_to_eighteen_programs_are_proven()
    {
        var open = new ConcurrentBag<string>();
        Parallel.For(0, 60, seed =>
        {
            var spec = Everything(seed, programs: 13 + (seed % 6), applications: 3 + (seed % 8)) with { Pool = 2, TierWidth = 2 };
            if (PortfolioSolver.Solve(spec.Create()) is { IsOptimal: false } solution)
            {
                open.Add($"{spec}: {solution.Gap:P4}");
            }
        });

        Expect.None(open);
    }

    [Theory]
    [InlineData(40, 24)]
    [InlineData(80, 16)]
    public void Gaps_of_middling_markets_are_small(int programs, int markets)
    {
        var gaps = new ConcurrentBag<(double Gap, string Market)>();
        Parallel.For(0, markets, seed =>
        {
            var spec = Everything(1_000 + seed, programs, programs / 3) with { TierWidth = programs / 10 };
            gaps.Add((PortfolioSolver.Solve(spec.Create()).Gap, spec.ToString()));
        });

        Expect.None(gaps.Where(g => g.Gap > 0.005).Select(g => $"{g.Market}: {g.Gap:P4}"));
        Assert.InRange(gaps.Select(g => g.Gap).Order().ElementAt(markets / 2), 0, 0.0005);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    public void Gaps_under_a_budget_with_fee_assistance_are_small(int programs)
    {
        const int Markets = 24;
        var gaps = new ConcurrentBag<(double Gap, string Market)>();
        Parallel.For(0, Markets, seed =>
        {
            var spec = Everything(2_000 + seed, programs, programs / 2) with { TierWidth = programs / 5 };
            var market = spec.Create();
            var problem = market with
            {
                // As in a season: help for fewer applications than have the cheapest price.
                Discount = new FeeDiscount(0.7, programs / 4),
                Limits = market.Limits with { Budget = 0.6 * market.Limits.Budget },
            };
            gaps.Add((PortfolioSolver.Solve(problem).Gap, spec.ToString()));
        });

        Expect.None(gaps.Where(g => g.Gap > 0.005).Select(g => $"{g.Market}: {g.Gap:P4}"));
        Assert.InRange(gaps.Select(g => g.Gap).Order().ElementAt(Markets / 2), 0, 0.001);
    }

    [Theory]
    [InlineData(true, 0.005)]
    [InlineData(false, 0.001)]
    public void Two_thousand_programs_are_certified(bool everything, double most)
    {
        var broken = new ConcurrentBag<string>();
        Parallel.For(0, 8, seed =>
        {
            var spec = Everything(seed, programs: 2_000, applications: 60) with { TierWidth = 30 };
            spec = everything ? spec : spec with { Tiers = false, Budget = false, GroupCaps = false };
            if (PortfolioSolver.Solve(spec.Create()).Gap is var gap && gap > most)
            {
                broken.Add($"{spec}: {gap:P4}");
            }
        });

        Expect.None(broken);
    }

    /// <summary>Equal fees and independent decisions: the published greedy is exact, whatever signals exist that may not be sent.</summary>
    [Fact]
    public void Equal_fees_are_solved_exactly_at_any_size() => Assert.All([20, 100, 500], programs =>
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var spec = new MarketSpec { Seed = seed, Programs = programs, Applications = programs / 3, UniformValues = seed % 2 == 0 };
            var problem = spec.Create();
            var (exact, searched) = (PortfolioSolver.Solve(problem), PortfolioSolver.Solve(problem, exact: false, CancellationToken.None));

            Assert.True(exact.IsOptimal, $"{spec}");
            Assert.InRange(exact.ExpectedValue, searched.ExpectedValue * (1 - 1e-12), searched.UpperBound * (1 + 1e-12));
            Assert.Equal(
                CertificateBound.Of(problem, exact.Certificate!, new ReferenceGrid(problem)), exact.Certificate!.Bound, 1e-9 * exact.ExpectedValue);
            Assert.True(exact.Certificate.Bound >= exact.ExpectedValue * (1 - 1e-12), $"{spec}");
        }
    });

    [Fact]
    public void A_bound_below_zero_proves_nothing_by_its_sign()
    {
        // Not matching costs: every value here is negative.
        var problem = Everything(seed: 3, programs: 60, applications: 20).Create();
        var costly = problem with
        {
            UnmatchedValue = -100,
            Candidates = [.. problem.Candidates.Select(c => c with { Value = c.Value - 100 })],
        };
        var solution = PortfolioSolver.Solve(costly, exact: false, CancellationToken.None);

        Assert.True(solution.UpperBound < 0);
        Assert.Equal(solution.UpperBound - solution.ExpectedValue <= 1e-6, solution.IsOptimal);
    }

    private static MarketSpec Everything(int seed, int programs, int applications) => new()
    {
        Seed = seed,
        Programs = programs,
        Applications = applications,
        UniformValues = seed % 2 == 0,
        Dependence = Dependences[seed / 2 % 4],
        Signals = true,
        Tiers = true,
        GroupCaps = true,
        Budget = true,
        Pool = 6,
    };

    private static PortfolioProblem Tight(int seed)
    {
        var random = new Random(seed + 777_000);
        var programs = random.Next(3, 11);
        var problem = new MarketSpec
        {
            Seed = seed + 1_000_000,
            Programs = programs,
            Applications = random.Next(1, Math.Min(programs, 7)),
            UniformValues = random.Next(2) == 0,
            Dependence = Dependences[random.Next(4)],
            Signals = random.Next(3) > 0,
            Tiers = random.Next(4) > 0,
            GroupCaps = random.Next(2) > 0,
            Budget = true,
            Pool = random.Next(1, 3),
            TierWidth = random.Next(1, 3),
        }.Create();
        return problem with { Limits = problem.Limits with { Budget = Math.Round(problem.Limits.Budget!.Value * (0.4 + (0.6 * random.NextDouble()))) } };
    }
}
