using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>Published cases: Kapur &amp; Hong 2022, "The college application problem", and the AAMC's worked fee example.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData(1, 2.0)]
    [InlineData(2, 2.7)]
    [InlineData(3, 3.24)]
    [InlineData(4, 3.483)]
    [InlineData(5, 3.5154)]
    public void Five_schools_are_applied_to_in_the_published_order(int applications, double value)
    {
        int[] order = [2, 3, 5, 4, 1];
        var solution = PortfolioSolver.Solve(FiveSchools(applications));

        Assert.Equal(order.Take(applications).Order(), solution.Ids().Select(id => int.Parse(id, null)).Order());
        Assert.Equal(value, solution.ExpectedValue, 1e-12);
        Assert.True(solution.IsOptimal);
        Assert.Equal(0, solution.Gap);
    }

    [Fact]
    public void The_curve_of_five_schools_is_the_published_one()
    {
        double[] published = [0, 2.0, 2.7, 3.24, 3.483, 3.5154];

        Assert.All(
            PortfolioSolver.Solve(FiveSchools(5)).Curve.Zip(published),
            point => Assert.Equal(point.Second, point.First.ExpectedValue, 1e-12));
    }

    [Fact]
    public void Optimal_portfolios_of_eight_schools_are_nested()
    {
        double[] odds = [0.39, 0.33, 0.24, 0.24, 0.05, 0.03, 0.1, 0.12];
        var candidates = odds.Select((f, i) => new Candidate { Id = $"{i + 1}", Odds = f, Value = 200 + (50 * i) }).ToArray();
        var before = new HashSet<string>();
        for (var applications = 1; applications <= odds.Length; applications++)
        {
            var problem = new PortfolioProblem { Candidates = candidates, Limits = new PortfolioLimits { Applications = applications } };
            var solution = PortfolioSolver.Solve(problem);
            var chosen = solution.Ids().ToHashSet();

            Assert.Equal(applications, chosen.Count);
            Assert.Superset(before, chosen);
            Assert.Equal(
                BruteForce.Optimum(problem, new ReferenceGrid(problem)), solution.ExpectedValue, 1e-9);
            before = chosen;
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(256)]
    public void Varied_costs_reach_the_dynamic_programme(int schools)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var problem = VariedCosts(schools, seed);
            var solution = PortfolioSolver.Solve(problem);
            var optimum = KnapsackOptimum(problem.Candidates, (int)problem.Limits.Budget!.Value);

            Assert.Equal(optimum, solution.ExpectedValue, 1e-9 * optimum);
            Assert.True(solution.IsOptimal);
            Assert.True(solution.Cost <= problem.Limits.Budget);
        }
    }

    [Fact]
    public void Varied_costs_without_exact_methods_stay_within_their_certificate()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var problem = VariedCosts(64, seed);
            var solution = PortfolioSolver.Solve(problem, exact: false, CancellationToken.None);
            var optimum = KnapsackOptimum(problem.Candidates, (int)problem.Limits.Budget!.Value);

            Assert.InRange(solution.ExpectedValue, optimum * 0.995, optimum * (1 + 1e-9));
            Assert.True(solution.UpperBound >= optimum * (1 - 1e-9));
        }
    }

    [Fact]
    public void Fifty_applications_cost_what_the_association_says()
    {
        var season = ShippedModel.Season2026;
        var eras = season.FeesOf("dr");
        var assistance = new FeeDiscount(season.Assistance!.Rate, season.Assistance.Applications);

        Assert.Equal(797, FeeTotal.Of([eras, eras], [43, 7], null).Dollars, 1e-9);
        Assert.Equal(0.3 * 797, FeeTotal.Of([eras, eras], [43, 7], assistance).Dollars, 1e-9);
        // $558 off leaves $239: the example is rounded to dollars.
        Assert.Equal(239, Math.Round(FeeTotal.Of([eras, eras], [43, 7], assistance).Dollars));
    }

    [Fact]
    public void Fees_of_a_list_are_the_published_example_too()
    {
        var eras = ShippedModel.Season2026.FeesOf("dr");
        var candidates = Enumerable.Range(0, 50)
            .Select(i => new Candidate { Id = $"{i:D2}", Group = i < 43 ? "im" : "dr", Odds = 0.01 + (0.001 * i) }).ToArray();
        var problem = new PortfolioProblem
        {
            Candidates = candidates,
            Fees = new Dictionary<string, FeeSchedule> { ["im"] = eras, ["dr"] = eras },
        };

        Assert.Equal(797, PortfolioSolver.Solve(problem).Cost, 1e-9);
        Assert.Equal(239.1, PortfolioSolver.Solve(problem with { Discount = new FeeDiscount(0.7, 50) }).Cost, 1e-9);
    }

    [Fact]
    public void Assistance_beyond_its_number_waives_the_cheapest()
    {
        var eras = new FeeSchedule([new FeeTier(30, 11), new FeeTier(null, 30)]);

        // 40 in one group: 30 at $11 and 10 at $30; the waived 35 are all of the first and five of the second.
        Assert.Equal(630 - (0.5 * (330 + 150)), FeeTotal.Of([eras], [40], new FeeDiscount(0.5, 35)).Dollars, 1e-9);
        // The second group's cheap tier is waived before the first one's dear tier.
        Assert.Equal(330 + 300 + 22 - (330 + 22 + 90), FeeTotal.Of([eras, eras], [40, 2], new FeeDiscount(1, 35)).Dollars, 1e-9);
    }

    [Fact]
    public void Tier_prices_may_not_fall() =>
        Assert.Throws<ArgumentException>(() => new FeeSchedule([new FeeTier(2, 11), new FeeTier(null, 10)]));

    private static PortfolioProblem FiveSchools(int applications)
    {
        double[] odds = [0.2, 0.5, 0.1, 0.6, 0.1];
        double[] values = [1, 4, 9, 1, 8];
        return new PortfolioProblem
        {
            Candidates = [.. odds.Select((f, i) => new Candidate { Id = $"{i + 1}", Odds = f, Value = values[i] })],
            Limits = new PortfolioLimits { Applications = applications },
        };
    }

    /// <summary>Their generator: integer costs 5–10, half of their sum as budget, values ⌈Exp(10)⌉, odds 1 / (value + 10 U(0,1)).</summary>
    private static PortfolioProblem VariedCosts(int schools, int seed)
    {
        var random = new Random(seed);
        var candidates = Enumerable.Range(0, schools).Select(i =>
        {
            var value = Math.Ceiling(-10 * Math.Log(1 - random.NextDouble()));
            return new Candidate
            {
                Id = $"{i:D4}",
                Value = value,
                Odds = 1 / (value + (10 * random.NextDouble())),
                Cost = random.Next(5, 11),
            };
        }).ToArray();
        return new PortfolioProblem
        {
            Candidates = candidates,
            Limits = new PortfolioLimits { Budget = Math.Floor(candidates.Sum(c => c.Cost) / 2) },
        };
    }

    /// <summary>
    /// The best value within a budget of whole dollars. With schools from the least wanted, a more wanted one is tried
    /// before all that were looked at earlier: best(h) = max(best(h), f·t + (1 − f)·best(h − cost)).
    /// </summary>
    private static double KnapsackOptimum(IEnumerable<Candidate> candidates, int budget)
    {
        var best = new double[budget + 1];
        foreach (var candidate in candidates.OrderBy(c => c.Value))
        {
            for (var h = budget; h >= (int)candidate.Cost; h--)
            {
                best[h] = Math.Max(
                    best[h], (candidate.Odds * candidate.Value) + ((1 - candidate.Odds) * best[h - (int)candidate.Cost]));
            }
        }

        return best[budget];
    }
}
