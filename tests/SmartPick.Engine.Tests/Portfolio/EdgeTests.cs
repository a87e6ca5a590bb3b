using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>Markets with nothing to choose, and odds and values at their ends.</summary>
public sealed class EdgeTests
{
    private static readonly PortfolioLimits Two = new() { Applications = 2 };

    public static TheoryData<double, double> Loadings => new() { { 0, 0 }, { 0.3, 0 }, { 0.9, 0 }, { 0.3, 0.4 }, { 0.9, 0.9 } };

    [Fact]
    public void No_programs_no_list()
    {
        var solution = PortfolioSolver.Solve(new PortfolioProblem { Candidates = [], UnmatchedValue = 0.25, Limits = Two });

        AssertEmpty(solution, 0.25);
        Assert.Empty(solution.LeftOut);
    }

    [Theory]
    [MemberData(nameof(Loadings))]
    public void No_applications_no_list(double interview, double match)
    {
        var solution = PortfolioSolver.Solve(
            Problem(interview, match, A(0.3), B(0.2)) with { Limits = new PortfolioLimits { Applications = 0 } });

        AssertEmpty(solution, 0);
        Assert.All(solution.LeftOut, l => Assert.Equal(LeftOutReason.OverLimit, l.Reason));
    }

    [Fact]
    public void A_budget_of_nothing_buys_nothing()
    {
        var solution = PortfolioSolver.Solve(new PortfolioProblem
        {
            Candidates = [A(0.3) with { Cost = 1 }, B(0.2) with { Cost = 1 }],
            Limits = new PortfolioLimits { Budget = 0 },
        });

        AssertEmpty(solution, 0);
        Assert.All(solution.LeftOut, l => Assert.Equal(LeftOutReason.OverBudget, l.Reason));
    }

    [Fact]
    public void All_excluded_is_like_none()
    {
        var solution = PortfolioSolver.Solve(Problem(0.3, 0, A(0.3)) with { Exclude = new HashSet<string> { "a" } });

        AssertEmpty(solution, 0);
        Assert.Equal(LeftOutReason.Excluded, Assert.Single(solution.LeftOut).Reason);
    }

    [Theory]
    [MemberData(nameof(Loadings))]
    public void A_certain_program_ends_the_search(double interview, double match)
    {
        // The best is certain: nothing else adds anything.
        var solution = PortfolioSolver.Solve(Problem(interview, match, A(1) with { Value = 2 }, B(0.5)));

        Assert.Equal(["a"], solution.Ids());
        Assert.Equal(2, solution.ExpectedValue, 1e-9);
        Assert.Equal(1, solution.MatchProbability, 1e-9);
        Assert.True(solution.IsOptimal);
    }

    [Theory]
    [MemberData(nameof(Loadings))]
    public void A_certain_safety_still_lets_one_reach(double interview, double match)
    {
        var solution = PortfolioSolver.Solve(Problem(interview, match, A(0.25) with { Value = 3 }, B(1)));

        Assert.Equal(["a", "b"], solution.Ids().Order());
        Assert.Equal((0.25 * 3) + 0.75, solution.ExpectedValue, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Loadings))]
    public void A_hopeless_program_is_not_applied_to(double interview, double match)
    {
        var solution = PortfolioSolver.Solve(
            Problem(interview, match, A(0), B(0.2), new Candidate { Id = "c", Odds = 0.4, MatchOdds = 0 }));

        Assert.Equal(["b"], solution.Ids());
        Assert.All(solution.LeftOut, l => Assert.Equal((LeftOutReason.AddsTooLittle, 0.0), (l.Reason, l.Marginal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_hopeless_market_has_no_gap(bool enumerate)
    {
        var solution = PortfolioSolver.Solve(Problem(0.3, 0, A(0), B(0)), enumerate, CancellationToken.None);

        AssertEmpty(solution, 0);
        Assert.Equal(0, solution.UpperBound);
    }

    [Fact]
    public void What_is_worth_no_more_than_not_matching_is_not_applied_to()
    {
        var solution = PortfolioSolver.Solve(Problem(
            0.3, 0, A(0.9) with { Value = 0.4 }, B(0.9) with { Value = 0.5 }, new Candidate { Id = "c", Odds = 0.1 })
            with
        { UnmatchedValue = 0.5 });

        Assert.Equal(["c"], solution.Ids());
        Assert.Equal(0.5 + (0.1 * 0.5), solution.ExpectedValue, 1e-6);
        Assert.All(solution.LeftOut, l => Assert.Equal(LeftOutReason.AddsTooLittle, l.Reason));
    }

    [Fact]
    public void A_forced_program_worth_less_than_not_matching_is_declined_in_the_end()
    {
        var solution = PortfolioSolver.Solve(Problem(0.3, 0, A(0.9) with { Value = 0.1 }, B(0.2)) with
        {
            UnmatchedValue = 0.5,
            Include = new HashSet<string> { "a" },
            Limits = new PortfolioLimits { Applications = 1 },
        });

        Assert.Equal(["a"], solution.Ids());
        Assert.Equal(0.5, solution.ExpectedValue, 1e-12);
        Assert.Equal(0, solution.Picks[0].Marginal, 1e-12);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public void Forced_programs_are_in_whatever_they_are_worth_and_excluded_ones_out(int programs)
    {
        var candidates =
            Enumerable.Range(0, programs).Select(i => new Candidate { Id = $"{i:D2}", Odds = 0.01 * (i + 1), Cost = 10 }).ToArray();
        var solution = PortfolioSolver.Solve(new PortfolioProblem
        {
            Candidates = candidates,
            Limits = Two,
            FeeWeight = 1,
            Include = new HashSet<string> { "00" },
            Exclude = new HashSet<string> { candidates[^1].Id },
        });

        Assert.Equal(["00"], solution.Ids());
        Assert.Equal(LeftOutReason.Excluded, solution.LeftOut.Single(l => l.Place == candidates.Length - 1).Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_forced_program_is_paid_from_the_budget_with_fee_assistance_too(bool enumerate)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var market =
                new MarketSpec { Seed = seed, Programs = 12, Applications = 9, Tiers = true, Budget = true, UniformValues = true }.Create();
            var problem = market with
            {
                Discount = new FeeDiscount(0.7, 4),
                Include = new HashSet<string> { market.Candidates.MinBy(c => c.Value)!.Id },
            };
            var solution = PortfolioSolver.Solve(problem, enumerate, CancellationToken.None);

            Assert.Superset(problem.Include.ToHashSet(), solution.Ids().ToHashSet());
            var fees = Fees.Of(problem, solution.Chosen());
            Assert.True(fees <= problem.Limits.Budget + 1e-9, $"seed {seed}: ${fees} of ${problem.Limits.Budget}");
        }
    }

    [Fact]
    public void A_forced_program_may_take_a_signal()
    {
        var solution = PortfolioSolver.Solve(new PortfolioProblem
        {
            Candidates = [A(0.1) with { GoldOdds = 0.6 }, B(0.2) with { GoldOdds = 0.25 }],
            Limits = new PortfolioLimits { Applications = 2, Gold = 1 },
            Include = new HashSet<string> { "a" },
        });

        Assert.Equal(SignalLevel.Gold, solution.List().Single(p => p.Candidate.Id == "a").Level);
        Assert.Equal(1 - (0.4 * 0.8), solution.ExpectedValue, 1e-12);
    }

    [Fact]
    public void Signals_that_nobody_takes_stay_unused()
    {
        var solution = PortfolioSolver.Solve(new PortfolioProblem
        {
            Candidates = [A(0.1), B(0.2)],
            Limits = new PortfolioLimits { Gold = 6, Silver = 6 },
        });

        Assert.All(solution.Picks, p => Assert.Equal(SignalLevel.None, p.Signal));
        Assert.Equal(2, solution.Picks.Count);
    }

    [Fact]
    public void Cancellation_stops_the_search() => Assert.ThrowsAny<OperationCanceledException>(() =>
        PortfolioSolver.Solve(
            new MarketSpec { Seed = 1, Programs = 60, Applications = 20, Dependence = Dependence.OneStage(0.3) }.Create(),
            new CancellationToken(canceled: true)));

    private static PortfolioProblem Problem(double interview, double match, params Candidate[] candidates) =>
        new() { Candidates = candidates, Dependence = new Dependence(interview, match), Limits = Two };

    private static Candidate A(double odds) => new() { Id = "a", Odds = odds };

    private static Candidate B(double odds) => new() { Id = "b", Odds = odds };

    private static void AssertEmpty(PortfolioSolution solution, double unmatched)
    {
        Assert.Empty(solution.Picks);
        Assert.Equal(unmatched, solution.ExpectedValue);
        Assert.Equal(unmatched, solution.UpperBound, 1e-12);
        Assert.Equal((0.0, 0.0, 0.0, true), (solution.MatchProbability, solution.Cost, solution.Gap, solution.IsOptimal));
        Assert.Equal(new CurvePoint(0, 0, 0, unmatched), solution.Curve[0]);
    }
}
