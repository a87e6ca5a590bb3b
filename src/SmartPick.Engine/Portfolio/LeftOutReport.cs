namespace SmartPick.Engine.Portfolio;

/// <summary>Says of every program that was not chosen why, and what it would have added.</summary>
internal static class LeftOutReport
{
    public static IReadOnlyList<LeftOut> Of(Market market, OddsGrid grid, Selection selection, IReadOnlyList<SendStep> chosen)
    {
        var problem = market.Problem;
        var state = new SearchState(market, grid);
        state.Load(selection);
        var kinds = market.KindsById();
        var taken = chosen.Select(step => step.Candidate.Id).ToHashSet(StringComparer.Ordinal);
        return [.. problem.Candidates.Where(c => !taken.Contains(c.Id)).Select(Explain)];

        LeftOut Explain(Candidate candidate)
        {
            if (!kinds.TryGetValue(candidate.Id, out var kind))
            {
                return new LeftOut(candidate, LeftOutReason.Excluded, 0);
            }

            var gain = state.Gain(kind, 0);
            var reason = gain <= 0 || gain < problem.PricePerDollar * selection.NextFee(kind) ? LeftOutReason.AddsTooLittle
                : selection.FitsCaps(kind) ? LeftOutReason.OverBudget
                : LeftOutReason.OverLimit;
            return new LeftOut(candidate, reason, gain);
        }
    }
}
