using System.Buffers;

namespace SmartPick.Engine.Portfolio;

/// <summary>Says of every program that was not chosen why, and what it would have added.</summary>
internal static class LeftOutReport
{
    private const int Chosen = -1;
    private const int Excluded = -2;

    /// <param name="market">The market.</param>
    /// <param name="selection">What was chosen.</param>
    /// <param name="gain">What one more program of a kind would add.</param>
    public static IReadOnlyList<LeftOut> Of(Market market, Selection selection, Func<int, double> gain)
    {
        var rented = ArrayPool<int>.Shared.Rent(market.Problem.Candidates.Count);
        var kinds = rented.AsSpan(0, market.Problem.Candidates.Count);
        kinds.Fill(Excluded);
        for (var k = 0; k < market.Kinds.Length; k++)
        {
            var places = market.Kinds[k].Places.AsSpan();
            for (var i = 0; i < places.Length; i++)
            {
                kinds[places[i]] = i < selection.Taken(k) ? Chosen : k;
            }
        }

        var reasons = new (LeftOutReason Reason, double Gain)?[market.Kinds.Length];
        var leftOut = new List<LeftOut>(kinds.Length - selection.Applications);
        for (var place = 0; place < kinds.Length; place++)
        {
            if (kinds[place] == Excluded)
            {
                leftOut.Add(new LeftOut(place, LeftOutReason.Excluded, 0));
            }
            else if (kinds[place] is >= 0 and var kind)
            {
                var (reason, marginal) = reasons[kind] ??= Explain(kind);
                leftOut.Add(new LeftOut(place, reason, marginal));
            }
        }

        ArrayPool<int>.Shared.Return(rented);
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
