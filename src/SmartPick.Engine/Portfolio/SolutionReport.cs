using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio;

/// <summary>Turns a selection into a reported solution: members by tie order, send order, and values on the fine rule.</summary>
internal static class SolutionReport
{
    public static PortfolioSolution Of(
        RelaxedPolytope polytope, OddsGrid searchGrid, OddsGrid reportGrid, Selection selection, RelaxedSolution relaxed, double objectiveBound, CancellationToken cancellationToken)
    {
        var market = polytope.Market;
        var path = SendPath.Of(market, searchGrid, selection, cancellationToken);
        var values = new PathValues(market, reportGrid, path);
        try
        {
            values.Follow(selection.Applications, cancellationToken);
            if (Trim(market, selection, path, values.Curve))
            {
                values.Dispose();
                values = new PathValues(market, reportGrid, path);
                values.Follow(selection.Applications, cancellationToken);
            }

            var chosen = selection.Applications;
            var end = values.Curve[chosen];
            var picks = market.Workspace.Take<Pick>(chosen);
            for (var i = 0; i < chosen; i++)
            {
                var gain = values.Curve[i + 1].ExpectedValue - values.Curve[i].ExpectedValue;
                picks[i] = new Pick(path[i].Place, path[i].Level, gain, path[i].Fee, values.Loss(path[i]));
            }

            var leftOut = new LeftOutReport(market, selection, values);
            values.Follow(path.Count, cancellationToken);

            // A bound on value less fees holds, with our own fees added back, for every portfolio that costs no more.
            var fees = market.Problem.PricePerDollar * selection.Fees;
            var bound = Math.Max(objectiveBound + fees, end.ExpectedValue);
            if (bound - end.ExpectedValue <= market.Nothing)
            {
                bound = end.ExpectedValue;
            }

            var gap = bound == 0 ? 0 : (bound - end.ExpectedValue) / bound;
            return new PortfolioSolution(leftOut.List, () => ReportedBound.Certify(polytope, relaxed, relaxed.Bound + fees))
            {
                Candidates = market.Problem.Candidates,
                Picks = picks,
                ExpectedValue = end.ExpectedValue,
                MatchProbability = end.MatchProbability,
                Cost = end.Fees,
                UpperBound = bound,
                Gap = gap,
                IsOptimal = Math.Abs(gap) <= 2 * PortfolioSolver.Proven,
                Curve = values.Curve,
            };
        }
        finally
        {
            values.Dispose();
        }
    }

    /// <summary>
    /// Takes back last applications that the reporting rule, unlike the coarser search, finds not worth their fee.
    /// </summary>
    /// <returns>Whether there were any.</returns>
    private static bool Trim(Market market, Selection selection, ReadOnlySpan<SendStep> path, ReadOnlySpan<CurvePoint> curve)
    {
        var before = selection.Applications;
        for (var n = before; n > 0; n--)
        {
            var last = path[n - 1];
            var gain = curve[n].ExpectedValue - curve[n - 1].ExpectedValue;
            if (market.Kinds[last.Kind].Forced || gain >= market.Problem.PricePerDollar * last.Fee)
            {
                break;
            }

            selection.Remove(last.Kind, (int)last.Level);
        }

        return selection.Applications < before;
    }
}
