using System.Collections.Concurrent;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>
/// The wishes that come with a request (a price on fees, fee assistance, programs forced in or out, a worth of not matching)
/// against trying every portfolio.
/// </summary>
public sealed class BruteForceRequestTests
{
    private const int Markets = 40;

    public static TheoryData<string> Wishes => ["price", "assistance", "forced", "unmatched", "everything"];

    [Theory]
    [MemberData(nameof(Wishes))]
    public void The_portfolio_is_the_best_of_all(string wish)
    {
        var broken = new ConcurrentBag<string>();
        Parallel.For(0, Markets, seed =>
        {
            var problem = Problem(seed, wish);
            var grid = new ReferenceGrid(problem, oneStageNodes: 97, twoStageNodes: 41);
            var solution = PortfolioSolver.Solve(problem);
            var optimum = BruteForce.Optimum(problem, grid);
            var value = grid.Value(solution.List(), problem.UnmatchedValue);
            var objective = value - (problem.FeeWeight * Fees.Of(problem, solution.Chosen()));
            if (optimum - objective > 1e-9 * Math.Abs(optimum) || !solution.IsOptimal || solution.UpperBound < value * (1 - 1e-6))
            {
                broken.Add($"seed {seed}: {objective:R} of {optimum:R}, proven {solution.IsOptimal}, bound {solution.UpperBound:R}");
            }
        });

        Expect.None(broken);
    }

    private static PortfolioProblem Problem(int seed, string wish)
    {
        var random = new Random(seed + 90_000);
        var programs = random.Next(5, 10);
        var all = wish == "everything";
        var problem = new MarketSpec
        {
            Seed = seed + 50_000,
            Programs = programs,
            Applications = random.Next(3, programs),
            Signals = random.Next(2) == 0,
            UniformValues = random.Next(2) == 0,
            Tiers = true,
            GroupCaps = all,
            Budget = all || wish == "assistance",
            Dependence = random.Next(3) switch { 0 => default, 1 => Dependence.OneStage(0.5), _ => new Dependence(0.3, 0.4) },
        }.Create();
        if (all || wish == "price")
        {
            problem = problem with { FeeWeight = problem.Candidates.Max(c => c.Value * c.Odds) * random.NextDouble() / 60 };
        }

        if (all || wish == "assistance")
        {
            problem = problem with { Discount = new FeeDiscount(0.7, random.Next(1, 5)) };
        }

        if (all || wish == "unmatched")
        {
            problem = problem with { UnmatchedValue = problem.Candidates.Average(c => c.Value) * random.NextDouble() };
        }

        if (all || wish == "forced")
        {
            // One application of the less capped group always fits: its price is the cheapest tier's.
            var forced = problem.Candidates.OrderBy(c => c.Cost).First().Id;
            problem = problem with
            {
                Include = new HashSet<string> { forced },
                Exclude = problem.Candidates.Where(c => c.Id != forced && random.Next(5) == 0).Select(c => c.Id).ToHashSet(),
            };
        }

        return problem;
    }
}
