using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio.Solving;

/// <summary>Turns a selection into a reported solution: members by tie order, send order, and values on the fine rule.</summary>
internal static class SolutionReport
{
    public static PortfolioSolution Of(
        Selection selection,
        OddsGrid searchGrid,
        OddsGrid reportGrid,
        BoundProof? proof,
        ReportDetail detail,
        CancellationToken cancellationToken)
    {
        var problem = selection.Problem;
        var path = detail == ReportDetail.Chosen
            ? ApplicationOrder.OfChosen(problem, searchGrid, selection, cancellationToken)
            : ApplicationOrder.Of(problem, searchGrid, selection, cancellationToken);
        var values = new PrefixValues(problem, reportGrid, path);
        try
        {
            values.Follow(selection.Applications, cancellationToken);
            if (Trim(problem, selection, path, values.Curve))
            {
                values.Dispose();
                values = new PrefixValues(problem, reportGrid, path);
                values.Follow(selection.Applications, cancellationToken);
            }

            var chosen = selection.Applications;
            var end = values.Curve[chosen];
            var picks = new Pick[chosen];
            for (var i = 0; i < chosen; i++)
            {
                var gain = values.Curve[i + 1].ExpectedValue - values.Curve[i].ExpectedValue;
                picks[i] = new Pick(path[i].Place, path[i].Level, gain, path[i].Fee.Dollars, values.Loss(path[i]));
            }

            LeftOut[] leftOut = [];
            if (detail != ReportDetail.Chosen)
            {
                leftOut = LeftOutReport.Of(problem, selection, values);
                values.Follow(path.Length, cancellationToken);
            }

            // A bound on value less fees holds, with our own fees added back, for every portfolio that costs no more.
            var fees = problem.Source.FeeWeight * selection.Fees.Dollars;
            var check = proof is null ? null : new SolutionCheck(proof, fees, selection, reportGrid, end.ExpectedValue);
            return new PortfolioSolution
            {
                Candidates = problem.Source.Candidates,
                Picks = picks,
                LeftOut = leftOut,
                ExpectedValue = end.ExpectedValue,
                MatchProbability = end.MatchProbability,
                Cost = end.Fees,
                UpperBound = check?.UpperBound ?? double.PositiveInfinity,
                Gap = check?.Gap ?? 1,
                IsOptimal = check is { IsOptimal: true },
                Defect = check?.Defect,
                Certificate = detail == ReportDetail.Certificate && proof is not null ? CertificateWriter.Write(proof, fees) : null,
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
    private static bool Trim(
        CompiledProblem problem, Selection selection, ReadOnlySpan<ApplicationStep> path, ReadOnlySpan<CurvePoint> curve)
    {
        var before = selection.Applications;
        for (var n = before; n > 0; n--)
        {
            var last = path[n - 1];
            var gain = curve[n].ExpectedValue - curve[n - 1].ExpectedValue;
            if (problem.Classes[last.Kind].Forced || gain >= problem.Source.FeeWeight * last.Fee.Dollars)
            {
                break;
            }

            selection.Remove(last.Kind, (int)last.Level);
        }

        return selection.Applications < before;
    }
}
