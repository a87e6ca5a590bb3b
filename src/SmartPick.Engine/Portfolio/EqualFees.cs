using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// The exact optimum for independent decisions where nothing but the number of applications is limited: there optimal
/// portfolios are nested (Kapur &amp; Hong 2022), so that adding the program that gains most, over and over, is exact.
/// One field of what a yes is worth to each program, kept up to date, makes a step linear in the programs.
/// </summary>
internal static class EqualFees
{
    /// <summary>Whether the market is such a one.</summary>
    public static bool Apply(Market market)
    {
        if (market.Kinds.Length == 0 || market.FeesMatter || market.Problem.Dependence is not { Interview: 0, Match: 0 })
        {
            return false;
        }

        var limits = market.Problem.Limits;
        var sizes = new int[market.Groups.Length];
        foreach (ref readonly var kind in market.Kinds)
        {
            sizes[kind.Group] += kind.Count;
            if (kind.Forced || (limits.Gold > 0 && kind.First.GoldOdds is not null) || (limits.Silver > 0 && kind.First.SilverOdds is not null))
            {
                return false;
            }
        }

        return !sizes.Index().Any(group => group.Item > market.GroupCaps[group.Index]);
    }

    /// <summary>The optimal selection, which bounds itself, and a certificate's point and prices.</summary>
    public static (Selection Best, double Bound, RelaxedSolution Relaxed) Solve(
        RelaxedPolytope polytope, OddsGrid grid, CancellationToken cancellationToken)
    {
        using var state = new SearchState(polytope.Market, grid);
        state.Load(Optimum(polytope.Market, cancellationToken));
        return (state.Selection, state.Objective, Relax(polytope, grid, state.Selection, cancellationToken));
    }

    private static Selection Optimum(Market market, CancellationToken cancellationToken)
    {
        var kinds = market.Kinds;
        var selection = new Selection(market);
        var (odds, worth, open, gains) = (Column(), Column(), Column(), Column());
        for (var k = 0; k < kinds.Length; k++)
        {
            odds[k] = open[k] = kinds[k].First.Odds * kinds[k].First.MatchOdds;
            worth[k] = kinds[k].Value - market.Problem.UnmatchedValue;
        }

        while (selection.Applications < market.Applications)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SpanMath.Multiply(open, worth, gains);
            var best = SpanMath.IndexOfMax(gains);
            if (gains[best] <= market.Nothing)
            {
                break;
            }

            selection.Add(best, 0);
            open[best] = selection.Taken(best) < kinds[best].Count ? open[best] : 0;

            // What is worth no more counts only where this one says no; what is worth more loses it as a fallback.
            var first = best;
            while (first > 0 && kinds[first - 1].Layer == kinds[best].Layer)
            {
                first--;
            }

            SpanMath.Subtract(worth.AsSpan(0, first), gains[best], worth.AsSpan(0, first));
            SpanMath.Multiply(worth.AsSpan(first), 1 - odds[best], worth.AsSpan(first));
        }

        return selection;

        ArraySegment<double> Column() => market.Workspace.Take<double>(market.Kinds.Length);
    }

    /// <summary>The portfolio itself as the point of a certificate, with the prices that bound best there.</summary>
    private static RelaxedSolution Relax(RelaxedPolytope polytope, OddsGrid grid, Selection selection, CancellationToken cancellationToken)
    {
        var market = polytope.Market;
        using var reported = new ReportedBound(market, grid);
        var multipliers = market.Workspace.Take<double>(polytope.Rows.Length);
        var unpriced = reported.At(
            polytope, new RelaxedSolution(selection.ToPoint(), multipliers, []), slack: 0, cancellationToken);
        for (var row = 0; row < polytope.Rows.Length; row++)
        {
            // Signals that cannot be sent are priced out; an application is worth what the last one that fits gains.
            multipliers[row] = polytope.Rows[row].Kind == LimitKind.Applications
                ? GainOfLast(market, unpriced.ReducedGradient)
                : SpanMath.Max(unpriced.ReducedGradient);
        }

        return reported.At(polytope, unpriced, slack: 0, cancellationToken);
    }

    private static double GainOfLast(Market market, ArraySegment<double> gradient)
    {
        var left = market.Applications;
        foreach (var kind in Enumerable.Range(0, market.Kinds.Length).OrderByDescending(k => gradient[k * Market.Levels]))
        {
            left -= market.Kinds[kind].Count;
            if (left <= 0)
            {
                return Math.Max(0, gradient[kind * Market.Levels]);
            }
        }

        return 0;
    }
}
