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
        var values = new PathValues(market.Problem, path);
        var curve = values.Curve();
        Trim(market, selection, path, curve);
        var chosen = path.Take(selection.Applications).ToArray();
        var losses = values.Losses(chosen.Length);
        var end = curve[chosen.Length];

        // A bound on value less fees holds, with our own fees added back, for every portfolio that costs no more.
        var fees = market.Problem.PricePerDollar * selection.Fees;
        var bound = Math.Max(objectiveBound + fees, end.ExpectedValue);
        if (bound - end.ExpectedValue <= market.Nothing)
        {
            bound = end.ExpectedValue;
        }

        var gap = bound == 0 ? 0 : (bound - end.ExpectedValue) / bound;
        return new PortfolioSolution
        {
            Picks = [.. chosen.Select((step, i) => new Pick(
                step.Candidate, step.Level, curve[i + 1].ExpectedValue - curve[i].ExpectedValue, step.Fee, losses[i]))],
            LeftOut = LeftOutReport.Of(market, reportGrid, selection, chosen),
            ExpectedValue = end.ExpectedValue,
            MatchProbability = end.MatchProbability,
            Cost = end.Fees,
            UpperBound = bound,
            Gap = gap,
            IsOptimal = gap <= 2 * PortfolioSolver.Proven,
            Certificate = ReportedBound.Certify(polytope, relaxed, relaxed.Bound + fees),
            Curve = curve,
        };
    }

    /// <summary>
    /// Takes back last applications that the reporting rule, unlike the coarser search, finds not worth their fee.
    /// </summary>
    private static void Trim(Market market, Selection selection, IReadOnlyList<SendStep> path, CurvePoint[] curve)
    {
        for (var n = selection.Applications; n > 0; n--)
        {
            var last = path[n - 1];
            var gain = curve[n].ExpectedValue - curve[n - 1].ExpectedValue;
            if (market.Kinds[last.Kind].Forced || gain >= market.Problem.PricePerDollar * last.Fee)
            {
                return;
            }

            selection.Remove(last.Kind, (int)last.Level);
        }
    }
}
