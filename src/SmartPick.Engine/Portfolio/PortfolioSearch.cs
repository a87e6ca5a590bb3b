using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Finds a good portfolio and a relaxed point that bounds it: greedy, looks at the relaxation until few kinds are left in
/// question, then everything else on those.
/// </summary>
internal static class PortfolioSearch
{
    private const double Precision = 1e-6;
    private const double LastPrecision = 1e-5;
    private const double HopefulGap = 2e-3;
    private const int StepsPerLook = 12;
    private const int MaxLooks = 12;
    private const int MoreSteps = 150;
    private const int LastSteps = 15;

    /// <summary>A market is restricted as soon as no more than this share of its kinds is in question.</summary>
    private const double WorthRestricting = 0.5;

    public static (Selection Best, RelaxedPolytope Polytope, RelaxedSolution Relaxed) Run(
        Market market, OddsGrid grid, CancellationToken cancellationToken)
    {
        var greedy = Greedy(market, grid, cancellationToken);
        var polytope = new RelaxedPolytope(market);
        var solver = new RelaxationSolver(polytope, grid, greedy.Selection.ToPoint());
        RelaxedSolution relaxed;
        SearchState? rounded = null;
        int[] open;
        var looks = 0;
        do
        {
            relaxed = solver.Solve(Within(greedy.Objective), Precision, StepsPerLook, cancellationToken);
            if (relaxed.Bound <= Within(greedy.Objective))
            {
                return (greedy.Selection, polytope, relaxed);
            }

            if (rounded is null)
            {
                rounded = Rounding.Round(market, grid, relaxed.Point);
                new ExchangeSearch(rounded, Hopeful(polytope, relaxed, rounded.Objective), cancellationToken).Run();
            }

            open = Open(relaxed, rounded);
        }
        while (++looks < MaxLooks && open.Length > WorthRestricting * market.Kinds.Length);

        if (open.Length > WorthRestricting * market.Kinds.Length)
        {
            return (Improve(polytope, grid, greedy, relaxed, cancellationToken), polytope, relaxed);
        }

        var small = market.Restrict(open);
        var smallGrid = OddsGrid.ForSearch(small);
        var smallPolytope = new RelaxedPolytope(small);
        var smallGreedy = Greedy(small, smallGrid, cancellationToken);
        var smallRelaxed = new RelaxationSolver(smallPolytope, smallGrid, Restrict(relaxed.Point, open))
            .Solve(Within(rounded.Objective), Precision, MoreSteps, cancellationToken);
        var best = Improve(smallPolytope, smallGrid, smallGreedy, smallRelaxed, cancellationToken);
        // The small market's prices need not price out what was left out: a few steps of the whole one see to that.
        var last = new RelaxationSolver(polytope, grid, Lift(smallRelaxed.Point, open, market))
            .Solve(smallRelaxed.Bound + (LastPrecision * Math.Abs(smallRelaxed.Bound)), LastPrecision, LastSteps, cancellationToken);
        return (best.Lift(market, open), polytope, last.Bound < relaxed.Bound ? last : relaxed);

        int[] Open(RelaxedSolution look, SearchState known)
        {
            var contenders = Contenders.Of(polytope, look, Math.Max(greedy.Objective, known.Objective));
            return [.. Enumerable.Range(0, market.Kinds.Length)
                .Where(k => contenders.MayEnter(k) || greedy.Selection.Taken(k) > 0 || known.Selection.Taken(k) > 0)];
        }
    }

    /// <summary>The better of two greedy portfolios: by gain and, where prices differ, by gain per dollar.</summary>
    private static SearchState Greedy(Market market, OddsGrid grid, CancellationToken cancellationToken)
    {
        var byGain = Start(GreedyRule.Gain);
        if (double.IsPositiveInfinity(market.Budget) && market.Problem.PricePerDollar == 0)
        {
            return byGain;
        }

        var byGainPerDollar = Start(GreedyRule.GainPerDollar);
        return byGainPerDollar.Objective > byGain.Objective ? byGainPerDollar : byGain;

        SearchState Start(GreedyRule rule)
        {
            var state = new SearchState(market, grid);
            state.AddForced();
            GreedySearch.Extend(state, rule, cancellationToken);
            return state;
        }
    }

    /// <summary>The better of the rounded relaxation and the greedy portfolio, each improved by exchanges.</summary>
    private static Selection Improve(
        RelaxedPolytope polytope, OddsGrid grid, SearchState greedy, RelaxedSolution relaxed, CancellationToken cancellationToken)
    {
        var rounded = Rounding.Round(polytope.Market, grid, relaxed.Point);
        var contenders = Hopeful(polytope, relaxed, Math.Max(greedy.Objective, rounded.Objective));
        foreach (var state in new[] { rounded, greedy })
        {
            new ExchangeSearch(state, contenders, cancellationToken).Run();
        }

        return rounded.Objective >= greedy.Objective ? rounded.Selection : greedy.Selection;
    }

    /// <summary>Kinds to exchange as if the optimum were not far below the bound: fewer, and nearly always enough.</summary>
    private static Contenders Hopeful(RelaxedPolytope polytope, RelaxedSolution relaxed, double reached) =>
        Contenders.Of(polytope, relaxed, Math.Max(reached, relaxed.Bound - (HopefulGap * Math.Abs(relaxed.Bound))));

    private static double[] Restrict(double[] point, int[] kinds) =>
        [.. kinds.SelectMany(k => Enumerable.Range(k * Market.Levels, Market.Levels)).Select(i => point[i])];

    private static double[] Lift(double[] point, int[] kinds, Market whole)
    {
        var lifted = new double[whole.Kinds.Length * Market.Levels];
        for (var i = 0; i < point.Length; i++)
        {
            lifted[(kinds[i / Market.Levels] * Market.Levels) + (i % Market.Levels)] = point[i];
        }

        return lifted;
    }

    private static double Within(double objective) => objective + (Precision * Math.Abs(objective));
}
