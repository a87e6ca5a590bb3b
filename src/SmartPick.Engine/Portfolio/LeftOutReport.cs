namespace SmartPick.Engine.Portfolio;

/// <summary>Says of every program that was not chosen why, and what it would have added.</summary>
internal static class LeftOutReport
{
    /// <param name="market">The market.</param>
    /// <param name="selection">What was chosen.</param>
    /// <param name="gain">What one more program of a kind would add.</param>
    public static IReadOnlyList<LeftOut> Of(Market market, Selection selection, Func<int, double> gain)
    {
        // Candidates of the market that were not chosen, each with its kind.
        var kinds = new Dictionary<string, int>(market.Problem.Candidates.Count, StringComparer.Ordinal);
        var chosen = new HashSet<string>(selection.Applications, StringComparer.Ordinal);
        for (var k = 0; k < market.Kinds.Length; k++)
        {
            foreach (var member in market.Kinds[k].Members[..selection.Taken(k)])
            {
                chosen.Add(member.Id);
            }

            foreach (var member in market.Kinds[k].Members[selection.Taken(k)..])
            {
                kinds.Add(member.Id, k);
            }
        }

        var reasons = new (LeftOutReason Reason, double Gain)?[market.Kinds.Length];
        var leftOut = new List<LeftOut>(kinds.Count);
        foreach (var candidate in market.Problem.Candidates)
        {
            if (kinds.TryGetValue(candidate.Id, out var kind))
            {
                var (reason, marginal) = reasons[kind] ??= Explain(kind);
                leftOut.Add(new LeftOut(candidate, reason, marginal));
            }
            else if (!chosen.Contains(candidate.Id))
            {
                leftOut.Add(new LeftOut(candidate, LeftOutReason.Excluded, 0));
            }
        }

        return leftOut;

        (LeftOutReason, double) Explain(int kind)
        {
            var marginal = gain(kind);
            return (marginal <= 0 || marginal < market.Problem.PricePerDollar * selection.NextFee(kind) ? LeftOutReason.AddsTooLittle
                : selection.FitsCaps(kind) ? LeftOutReason.OverBudget
                : LeftOutReason.OverLimit, marginal);
        }
    }
}
