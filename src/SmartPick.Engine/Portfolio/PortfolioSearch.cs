using System.Numerics.Tensors;
using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Finds a good portfolio and a relaxed point that bounds it. The relaxation is solved on few kinds at a time: those
/// that its prices then show to be worth more than they cost are added until none is left (column generation), so that
/// a market of thousands costs little more than one look at each program.
/// </summary>
internal static class PortfolioSearch
{
    private const double Precision = 1e-6;
    private const int RelaxationSteps = 150;
    private const int MaxRounds = 12;

    /// <summary>Kinds to begin with beside those taken by the greedy portfolio, and to add in a round.</summary>
    private const int KindsPerRound = 150;

    /// <summary>Exchanges are tried among kinds that could matter if the optimum is no further below the bound than this share.</summary>
    private const double HopefulGap = 2e-3;

    /// <summary>Small markets have larger gaps, and room to try everything.</summary>
    private const int FewKinds = 60;

    public static (Selection Best, RelaxedPolytope Polytope, RelaxedSolution Relaxed) Run(
        Market market, OddsGrid grid, CancellationToken cancellationToken)
    {
        var greedy = Greedy(market, grid, cancellationToken);
        var polytope = new RelaxedPolytope(market);
        var pricing = new Pricing(polytope, grid);
        var point = greedy.Selection.ToPoint();
        var open = Enumerable.Range(0, market.Kinds.Length).Where(k => market.Kinds[k].Forced || greedy.Selection.Taken(k) > 0).ToHashSet();
        open.UnionWith(Dearest(Enumerable.Range(0, market.Kinds.Length).Select(k => greedy.Gain(k, StrongestLevel(market.Kinds[k]))).ToArray(), open));
        for (var round = 1; ; round++)
        {
            int[] kinds = [.. open.Order()];
            var part = kinds.Length == market.Kinds.Length ? market : market.Restrict(kinds);
            var partGrid = part == market ? grid : OddsGrid.ForSearch(part);
            var partPolytope = part == market ? polytope : new RelaxedPolytope(part);
            var relaxed = new RelaxationSolver(partPolytope, partGrid, Restrict(point, kinds))
                .Solve(Within(greedy.Objective), Precision, RelaxationSteps, cancellationToken);
            point = Lift(relaxed.Point, kinds, market);
            var whole = pricing.Of(new RelaxedSolution(point, Prices(partPolytope, polytope, relaxed), [], 0));
            var missing = Dearest(pricing.Worth(whole), open);
            if (missing.Length == 0 || round == MaxRounds || whole.Bound <= Within(relaxed.Bound))
            {
                var best = Improve(partPolytope, partGrid, greedy.Selection.Restrict(part, kinds), relaxed, cancellationToken);
                return (best.Lift(market, kinds), polytope, whole);
            }

            open.UnionWith(missing);
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
        RelaxedPolytope polytope, OddsGrid grid, Selection greedy, RelaxedSolution relaxed, CancellationToken cancellationToken)
    {
        var fromGreedy = new SearchState(polytope.Market, grid);
        fromGreedy.Load(greedy);
        if (relaxed.Bound <= Within(fromGreedy.Objective))
        {
            return greedy;
        }

        var rounded = Rounding.Round(polytope.Market, grid, relaxed.Point);
        var reached = Math.Max(fromGreedy.Objective, rounded.Objective);
        var hopeful = polytope.Market.Kinds.Length <= FewKinds ? reached : relaxed.Bound - (HopefulGap * Math.Abs(relaxed.Bound));
        var contenders = Contenders.Of(polytope, relaxed, Math.Max(reached, hopeful));
        new ExchangeSearch(rounded, contenders, cancellationToken).Run();
        new ExchangeSearch(fromGreedy, contenders, cancellationToken).Run();
        return rounded.Objective > fromGreedy.Objective + polytope.Market.Nothing ? rounded.Selection : fromGreedy.Selection;
    }

    private static int StrongestLevel(Kind kind) => Array.FindLastIndex(kind.Rows, row => row >= 0);

    /// <summary>The kinds, not yet open, that are worth most, above nothing.</summary>
    private static int[] Dearest(double[] worth, HashSet<int> open) =>
        [.. Enumerable.Range(0, worth.Length).Where(k => worth[k] > 0 && !open.Contains(k)).OrderByDescending(k => worth[k]).Take(KindsPerRound)];

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

    /// <summary>The prices found on a part of the market, for the limits of the whole.</summary>
    private static double[] Prices(RelaxedPolytope part, RelaxedPolytope whole, RelaxedSolution relaxed)
    {
        var prices = part.Rows.Index().ToDictionary(r => (r.Item.Kind, r.Item.Group), r => relaxed.Multipliers[r.Index]);
        return [.. whole.Rows.Select(r => prices.GetValueOrDefault((r.Kind, r.Group)))];
    }

    private static double Within(double objective) => objective + (Precision * Math.Abs(objective));

    private sealed class Pricing(RelaxedPolytope polytope, OddsGrid grid)
    {
        public RelaxedSolution Of(RelaxedSolution relaxed) => ReportedBound.Of(polytope, relaxed, grid, CancellationToken.None);

        /// <summary>What one program of each kind is worth beyond the prices, at its best level.</summary>
        public double[] Worth(RelaxedSolution relaxed)
        {
            var worth = new double[polytope.Market.Kinds.Length];
            Span<double> gains = stackalloc double[Market.Levels];
            for (var k = 0; k < worth.Length; k++)
            {
                polytope.ReducedGains(k, relaxed.ReducedGradient, relaxed.Multipliers, gains);
                worth[k] = TensorPrimitives.Max<double>(gains);
            }

            return worth;
        }
    }
}
