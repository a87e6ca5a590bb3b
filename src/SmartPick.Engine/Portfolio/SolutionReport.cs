namespace SmartPick.Engine.Portfolio;

/// <summary>Turns a selection into a reported solution: members by tie order, send order, and values on the fine rule.</summary>
internal static class SolutionReport
{
    public static PortfolioSolution Of(Market market, OddsGrid searchGrid, Selection selection, CancellationToken cancellationToken)
    {
        var path = SendPath.Of(market, searchGrid, selection, cancellationToken);
        var chosen = path.Take(selection.Applications).ToArray();
        var values = new PathValues(market.Problem, path);
        var curve = values.Curve();
        var losses = values.Losses(chosen.Length);
        var end = curve[chosen.Length];
        return new PortfolioSolution
        {
            Picks = [.. chosen.Select((step, i) => new Pick(
                step.Candidate, step.Level, curve[i + 1].ExpectedValue - curve[i].ExpectedValue, step.Fee, losses[i]))],
            LeftOut = LeftOutReport.Of(market, searchGrid, selection, chosen),
            ExpectedValue = end.ExpectedValue,
            MatchProbability = end.MatchProbability,
            Cost = end.Fees,
            Curve = curve,
        };
    }
}
