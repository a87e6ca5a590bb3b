using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Pgy1;

/// <summary>
/// What of a budget is kept for PGY-1 years: all that they are worth where both fit; else the split that makes matching with a
/// full course of training likeliest, read off the curve of the list and the reliefs of the years.
/// </summary>
internal static class Pgy1Reserve
{
    /// <param name="list">About the list that the whole budget buys under the objective "match".</param>
    /// <param name="wanted">The years that list would have without a budget.</param>
    /// <param name="budget">What there is for both.</param>
    /// <param name="forced">What programs forced in cost.</param>
    /// <returns>At most the budget less the forced programs' fees.</returns>
    public static Money Of(GreedyEstimate list, Pgy1Choice wanted, Money budget, Money forced)
    {
        if (Money.Price(list.End.Fees) + wanted.Fees <= budget)
        {
            return wanted.Fees;
        }

        var (best, reserve) = (double.NegativeInfinity, Money.Zero);
        var (fees, risk) = (Money.Zero, wanted.Advanced);
        for (var years = 0; ; years++)
        {
            if (fees > budget - forced)
            {
                return reserve;
            }

            // A shorter list lands at advanced positions less often, in proportion.
            var value = Affordable(list.Curve, budget - fees).MatchProbability * (1 - (risk / list.End.MatchProbability));
            if (value > best)
            {
                (best, reserve) = (value, fees);
            }

            if (years == wanted.Years.Count)
            {
                return reserve;
            }

            fees += wanted.Years[years].Fee;
            risk -= wanted.Years[years].Relief;
        }
    }

    /// <summary>As much of a list as a budget buys.</summary>
    private static CurvePoint Affordable(IReadOnlyList<CurvePoint> curve, Money budget)
    {
        var last = curve.Count - 1;
        while (last > 0 && Money.Price(curve[last].Fees) > budget)
        {
            last--;
        }

        return curve[last];
    }
}
