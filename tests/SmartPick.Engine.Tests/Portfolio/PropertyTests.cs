using CsCheck;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>What holds for every solution of every market.</summary>
public sealed class PropertyTests
{
    private const int Samples = 60;

    private static readonly Dependence[] Dependences =
        [new(0, 0), Dependence.OneStage(0.3), Dependence.OneStage(0.8), new(0.3, 0.4), new(0, 0.6)];

    private static readonly Gen<MarketSpec> Specs =
        from seed in Gen.Int[0, 1_000_000]
        from programs in Gen.Int[1, 45]
        from applications in Gen.Int[0, 16]
        from flags in Gen.Int[0, 31]
        from dependence in Gen.OneOf(Dependences)
        select new MarketSpec
        {
            Seed = seed,
            Programs = programs,
            Applications = applications,
            UniformValues = (flags & 1) != 0,
            Signals = (flags & 2) != 0,
            Tiers = (flags & 4) != 0,
            GroupCaps = (flags & 8) != 0,
            Budget = (flags & 16) != 0,
            Dependence = dependence,
            TierWidth = 3,
        };

    private static readonly Gen<PortfolioProblem> Problems = Specs.Select(s => s.Create());

    // With some programs in or out in any case, a worth of not matching, a price on dollars, fee assistance.
    private static readonly Gen<PortfolioProblem> Wishes =
        from problem in Problems
        from unmatched in Gen.OneOf(0.0, 0.0, 0.4, 3.0)
        from price in Gen.OneOf(0.0, 0.0, 0.001, 0.01)
        from waived in Gen.OneOf(0, 0, 4)
        from excluded in Gen.Int[0, 3]
        let cheapest = problem.Candidates.MinBy(c => (c.Cost, c.Id))!
        select problem with
        {
            UnmatchedValue = unmatched,
            FeeWeight = price,
            Discount = waived > 0 ? new FeeDiscount(0.7, waived) : null,
            Exclude = problem.Candidates.Take(excluded).Select(c => c.Id).ToHashSet(),
            // One forced program, where the limits hold it: that they do is for callers to see to.
            Include = excluded == 2 && problem.Limits.Applications > 0
                && Fees.Of(problem, [cheapest]) <= (problem.Limits.Budget ?? double.PositiveInfinity)
                ? new HashSet<string> { cheapest.Id }
                : [],
        };

    [Fact]
    public void Limits_hold() => Check(Wishes, (problem, solution) =>
    {
        var limits = problem.Limits;
        Assert.True(solution.Picks.Count <= limits.Applications);
        Assert.True(solution.Picks.Count(p => p.Signal == SignalLevel.Gold) <= limits.Gold);
        Assert.True(solution.Picks.Count(p => p.Signal == SignalLevel.Silver) <= limits.Silver);
        Assert.All(limits.PerGroup, cap => Assert.True(solution.Chosen().Count(c => c.Group == cap.Key) <= cap.Value));
        Assert.True(Fees.Of(problem, solution.Chosen()) <= (limits.Budget ?? double.PositiveInfinity) + 1e-9);
        Assert.All(solution.List(), p => Assert.NotNull(p.Candidate.OddsAt(p.Level)));
        Assert.Superset(problem.Include.ToHashSet(), solution.Ids().ToHashSet());
        Assert.DoesNotContain(solution.Ids(), id => problem.Exclude.Contains(id) && !problem.Include.Contains(id));
    });

    [Fact]
    public void Every_candidate_is_either_chosen_or_left_out() => Check(Wishes, (problem, solution) =>
    {
        Assert.Equal(
            problem.Candidates.Select(c => c.Id).Order(StringComparer.Ordinal),
            solution.Ids().Concat(solution.LeftOutIds()).Order(StringComparer.Ordinal));
        Assert.Equal(
            problem.Candidates.Select(c => c.Id).Except(solution.Ids()), solution.LeftOutIds());
    });

    [Fact]
    public void Fees_sum_to_the_cost() => Check(Wishes, (problem, solution) =>
    {
        Assert.Equal(solution.Cost, solution.Picks.Sum(p => p.Fee), 1e-9);
        Assert.Equal(Fees.Of(problem, solution.Chosen()), solution.Cost, 1e-9);
        Assert.All(solution.Picks, p => Assert.True(p.Fee >= 0));
    });

    [Fact]
    public void Reported_values_are_the_lists_own() => Check(Wishes, (problem, solution) =>
    {
        var grid = new ReferenceGrid(problem);
        var value = grid.Value(solution.List(), problem.UnmatchedValue);
        Assert.Equal(value, solution.ExpectedValue, 1e-6 * Math.Max(value, 1e-3));
        Assert.Equal(grid.MatchProbability(solution.List()), solution.MatchProbability, 1e-6);
    });

    [Fact]
    public void A_marginal_is_what_dropping_the_pick_loses() => Check(Wishes, (problem, solution) =>
    {
        var grid = new ReferenceGrid(problem);
        var list = solution.List();
        var value = grid.Value(list, problem.UnmatchedValue);
        for (var i = 0; i < list.Length; i++)
        {
            var rest = list.Where((_, j) => j != i);
            Assert.Equal(
                value - grid.Value(rest, problem.UnmatchedValue), solution.Picks[i].Marginal, 1e-6 * Math.Max(value, 1e-3));
        }
    });

    [Fact]
    public void What_a_program_left_out_would_have_added_is_what_it_adds() => Check(Wishes, (problem, solution) =>
    {
        var grid = new ReferenceGrid(problem);
        var list = solution.List();
        var value = grid.Value(list, problem.UnmatchedValue);
        // Reasons are found on the search rule: right to half a percent of the value.
        Assert.All(
            solution.LeftOut.Where(l => l.Reason != LeftOutReason.Excluded),
            l => Assert.Equal(
                grid.Value([.. list, (problem.Candidates[l.Place], SignalLevel.None)], problem.UnmatchedValue) - value, l.Marginal, 5e-3 * Math.Max(value, 1e-3)));
    });

    [Fact]
    public void The_curve_starts_at_nothing_rises_and_passes_through_the_list() => Check(Wishes, (problem, solution) =>
    {
        var curve = solution.Curve;
        Assert.Equal(new CurvePoint(0, 0, 0, problem.UnmatchedValue), curve[0]);
        for (var i = 1; i < curve.Count; i++)
        {
            Assert.Equal(i, curve[i].Applications);
            Assert.True(curve[i].Fees >= curve[i - 1].Fees);
            Assert.True(curve[i].MatchProbability >= curve[i - 1].MatchProbability - 1e-12);
            Assert.True(curve[i].ExpectedValue >= curve[i - 1].ExpectedValue - 1e-12);
            Assert.True(curve[i].Fees <= (problem.Limits.Budget ?? double.PositiveInfinity) + 1e-9);
        }

        Assert.True(curve.Count - 1 <= problem.Limits.Applications);
        var end = curve[solution.Picks.Count];
        Assert.Equal(solution.ExpectedValue, end.ExpectedValue);
        Assert.Equal(solution.MatchProbability, end.MatchProbability);
        Assert.Equal(solution.Cost, end.Fees);
    });

    [Fact]
    public void The_best_application_is_sent_first() => Check(Problems, (problem, solution) =>
    {
        var grid = new ReferenceGrid(problem);
        var list = solution.List();
        Assert.Equal(
            solution.Picks.Select(p => p.Gain).Sum() + problem.UnmatchedValue, solution.ExpectedValue, 1e-9 * Math.Max(
                1, solution.ExpectedValue));
        for (var n = 0; n < list.Length; n++)
        {
            var sent = grid.Value(list.Take(n), 0);
            var best = list.Skip(n).Max(next => grid.Value([.. list.Take(n), next], 0)) - sent;
            // The order is found on the search rule, which may mistake the nearly best for the best.
            Assert.True(solution.Picks[n].Gain >= best - (5e-3 * Math.Max(sent + best, 1e-3)));
        }
    });

    [Fact]
    public void The_same_problem_has_the_same_answer_to_the_last_bit() => Check(Wishes, (problem, solution) =>
    {
        var again = PortfolioSolver.Solve(problem);
        Assert.Equal(solution.Picks, again.Picks);
        Assert.Equal(solution.LeftOut, again.LeftOut);
        Assert.Equal(solution.Curve, again.Curve);
        Assert.Equal(
            (solution.ExpectedValue, solution.MatchProbability, solution.Cost, solution.UpperBound, solution.Gap, solution.IsOptimal),
            (again.ExpectedValue, again.MatchProbability, again.Cost, again.UpperBound, again.Gap, again.IsOptimal));
        Assert.Equal(solution.Certificate!.Point, again.Certificate!.Point);
        Assert.Equal(solution.Certificate.Bound, again.Certificate.Bound);
    });

    [Fact]
    public void The_order_of_candidates_does_not_matter() => Gen.Select(Problems, Gen.Int).Sample(
        (problem, seed) => AssertOrderDoesNotMatter(problem, seed), iter: Samples, print: Print);

    [Fact]
    public void The_order_of_candidates_of_equal_value_does_not_matter() => Gen.Select(Problems, Gen.Int).Sample(
        (problem, seed) => AssertOrderDoesNotMatter(
            problem with { Candidates = [.. problem.Candidates.Select(c => c with { Value = 1 })] }, seed),
        iter: Samples,
        print: Print);

    [Fact]
    public void Of_identical_programs_the_first_are_taken()
    {
        var candidates = "hgfedcba".Select(id => new Candidate { Id = $"{id}", Odds = 0.2 }).ToArray();
        var limits = new PortfolioLimits { Applications = 3 };

        Assert.Equal(["h", "g", "f"], PortfolioSolver.Solve(new PortfolioProblem { Candidates = candidates, Limits = limits }).Ids());
        Assert.Equal(
            ["a", "b", "c"],
            PortfolioSolver.Solve(new PortfolioProblem { Candidates = [.. candidates.Reverse()], Limits = limits }).Ids());
    }

    [Fact]
    public void One_more_program_never_lowers_the_value_beyond_the_gap() => Gen.Select(Problems, Gen.Int[0, 44]).Sample(
        (problem, which) =>
        {
            var without = problem with { Candidates = [.. problem.Candidates.Where((_, i) => i != which % problem.Candidates.Count)] };
            AssertNoWorse(without, problem);
        },
        iter: Samples);

    [Fact]
    public void More_budget_never_lowers_the_value_beyond_the_gap() => Gen.Select(Problems, Gen.Int[1, 60]).Sample(
        (problem, more) => AssertNoWorse(
            problem with { Limits = problem.Limits with { Budget = 100 } },
            problem with { Limits = problem.Limits with { Budget = 100 + more } }),
        iter: Samples);

    [Fact]
    public void Wider_limits_never_lower_the_value_beyond_the_gap() => Problems.Sample(
        problem =>
        {
            AssertNoWorse(problem, problem with { Limits = problem.Limits with { Applications = problem.Limits.Applications + 1 } });
            AssertNoWorse(problem, problem with { Limits = problem.Limits with { Gold = problem.Limits.Gold + 1 } });
            AssertNoWorse(problem, problem with { Limits = problem.Limits with { PerGroup = new Dictionary<string, int>() } });
        },
        iter: Samples);

    [Fact]
    public void Better_odds_never_lower_the_value_beyond_the_gap() => Gen.Select(Problems, Gen.Int[0, 44], Gen.Double[0.05, 1]).Sample(
        (problem, which, share) =>
        {
            var better = problem.Candidates.ToArray();
            var raised = better[which % better.Length];
            better[which % better.Length] = raised with
            {
                Odds = Raise(raised.Odds),
                SilverOdds = raised.SilverOdds is { } silver ? Raise(silver) : null,
                GoldOdds = raised.GoldOdds is { } gold ? Raise(gold) : null,
                MatchOdds = Raise(raised.MatchOdds),
            };
            AssertNoWorse(problem, problem with { Candidates = better });

            double Raise(double odds) => odds + (share * (1 - odds));
        },
        iter: Samples);

    [Fact]
    public void Every_pick_is_worth_its_fee() => Check(Wishes, (problem, solution) =>
    {
        var all = solution.Chosen();
        Assert.All(solution.Picks.Where(p => !problem.Include.Contains(problem.Candidates[p.Place].Id)), pick =>
        {
            var id = problem.Candidates[pick.Place].Id;
            var saved = Fees.Of(problem, all) - Fees.Of(problem, all.Where(c => c.Id != id));
            // Search decides on its own rule, right to half a percent of the value.
            Assert.True(
                pick.Marginal >= (problem.FeeWeight * saved) - (5e-3 * solution.ExpectedValue),
                $"{id} adds {pick.Marginal} for ${saved}");
        });
    });

    [Fact]
    public void A_higher_price_of_a_dollar_never_lengthens_the_list() => Problems.Sample(
        problem =>
        {
            // All fees alike, so that a longer list is always a dearer one.
            var flat = problem with
            {
                Candidates = [.. problem.Candidates.Select(c => c with { Cost = 11 })],
                Fees = new Dictionary<string, FeeSchedule>(),
                Limits = problem.Limits with { Budget = null },
            };
            var longest = int.MaxValue;
            foreach (var price in new[] { 0, 1e-5, 1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1 })
            {
                var count = PortfolioSolver.Solve(flat with { FeeWeight = price }).Picks.Count;
                Assert.True(count <= longest, $"{count} applications at {price} after {longest}");
                longest = count;
            }
        },
        iter: Samples / 3);

    [Fact]
    public void A_dollar_too_dear_buys_nothing() => Check(
        Problems.Select(p => p with
        {
            FeeWeight = 1e6,
            Candidates = [.. p.Candidates.Select(c => c with { Cost = 1 })],
        }),
        (problem, solution) => Assert.Empty(solution.Picks));

    private static void Check(Gen<PortfolioProblem> problems, Action<PortfolioProblem, PortfolioSolution> assert) =>
        problems.Sample(problem => assert(problem, PortfolioSolver.Solve(problem)), iter: Samples, print: Print);

    private static void AssertNoWorse(PortfolioProblem before, PortfolioProblem after)
    {
        var (less, more) = (PortfolioSolver.Solve(before), PortfolioSolver.Solve(after));
        Assert.True(
            more.ExpectedValue >= less.ExpectedValue - (more.UpperBound * more.Gap) - (1e-6 * less.ExpectedValue),
            $"{less.ExpectedValue:R} became {more.ExpectedValue:R} with a gap of {more.Gap:E2}");
    }

    private static void AssertOrderDoesNotMatter(PortfolioProblem problem, int seed)
    {
        var shuffled = problem.Candidates.ToArray();
        new Random(seed).Shuffle(shuffled);
        var (here, there) = (PortfolioSolver.Solve(problem), PortfolioSolver.Solve(problem with { Candidates = shuffled }));
        Assert.Equal(here.Choice(), there.Choice());
        Assert.Equal(here.Ids(), there.Ids());
        Assert.Equal(here.ExpectedValue, there.ExpectedValue, 1e-12 * Math.Max(1, here.ExpectedValue));
        Assert.Equal(here.UpperBound, there.UpperBound, 1e-9 * Math.Max(1, here.UpperBound));
    }

    private static string Print((PortfolioProblem Problem, int Seed) sample) => $"{Print(sample.Problem)}, shuffled by {sample.Seed}";

    private static string Print(PortfolioProblem problem) =>
        $"{problem.Limits.Applications} of {problem.Candidates.Count}, {problem.Dependence}, price {problem.FeeWeight}, "
        + $"unmatched {problem.UnmatchedValue}, budget {problem.Limits.Budget}, caps {string.Join(' ', problem.Limits.PerGroup)}, "
        + $"signals {problem.Limits.Gold} + {problem.Limits.Silver}, fees {problem.Fees.Count}, {problem.Discount}, "
        + $"in [{string.Join(' ', problem.Include)}], out [{string.Join(' ', problem.Exclude)}]:\n{string.Join('\n', problem.Candidates)}";
}
