using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Pgy1;

/// <summary>
/// About how many PGY-1 years a budget is best spent on: all that they are worth where both fit; else those that make matching with a
/// full course of training likeliest, read off the curve of the list and the reliefs of the years.
/// </summary>
internal static class Pgy1Reserve
{
    /// <param name="list">About the list that the whole budget buys.</param>
    /// <param name="wanted">The years that list would have without a budget.</param>
    /// <param name="budget">What there is for both.</param>
    /// <param name="forced">What programs forced in cost.</param>
    /// <returns>Years whose fees fit beside the forced programs.</returns>
    public static int Of(PortfolioEstimate list, Pgy1Choice wanted, Money budget, Money forced)
    {
        if (Money.Price(list.End.Fees) + wanted.Fees <= budget)
        {
            return wanted.Years.Count;
        }

        var (best, number) = (double.NegativeInfinity, 0);
        var (fees, risk) = (Money.Zero, wanted.Advanced);
        for (var years = 0; fees <= budget - forced; years++)
        {
            // A shorter list lands at advanced positions less often, in proportion.
            var value = Affordable(list.Curve, budget - fees).MatchProbability * (1 - (risk / list.End.MatchProbability));
            (best, number) = value > best ? (value, years) : (best, number);
            if (years == wanted.Years.Count)
            {
                break;
            }

            fees += wanted.Years[years].Fee;
            risk -= wanted.Years[years].RiskReduction;
        }

        return number;
    }

    /// <summary>As much of a list as a budget buys.</summary>
    private static CurvePoint Affordable(CurvePoint[] curve, Money budget)
    {
        var last = curve.Length - 1;
        while (last > 0 && Money.Price(curve[last].Fees) > budget)
        {
            last--;
        }

        return curve[last];
    }
}
