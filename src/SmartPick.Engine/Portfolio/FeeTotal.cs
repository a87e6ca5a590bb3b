namespace SmartPick.Engine.Portfolio;

/// <summary>Tier fees of a whole portfolio: groups priced apart, then the discount over all of them.</summary>
public static class FeeTotal
{
    /// <param name="schedules">Fee schedule of each group.</param>
    /// <param name="counts">Applications in each group.</param>
    /// <param name="discount">Fee assistance, if any.</param>
    public static Money Of(IReadOnlyList<FeeSchedule> schedules, ReadOnlySpan<int> counts, FeeDiscount? discount)
    {
        var total = Money.Zero;
        for (var g = 0; g < counts.Length; g++)
        {
            total += schedules[g].Total(counts[g]);
        }

        return discount is { } d ? total - Cheapest(schedules, counts, d.Applications).Waived(d.Rate) : total;
    }

    /// <summary>Fees of the cheapest <paramref name="take"/> applications of groups whose fees assistance reduces.</summary>
    private static Money Cheapest(IReadOnlyList<FeeSchedule> schedules, ReadOnlySpan<int> counts, int take)
    {
        // Prices never fall within a group, so the cheapest overall are always the next ones of some group.
        Span<int> taken = stackalloc int[counts.Length];
        var sum = Money.Zero;
        while (take > 0)
        {
            var cheapest = -1;
            var price = Money.Unlimited;
            for (var g = 0; g < counts.Length; g++)
            {
                if (schedules[g].IsAssisted && taken[g] < counts[g] && schedules[g].Next(taken[g]) < price)
                {
                    (cheapest, price) = (g, schedules[g].Next(taken[g]));
                }
            }

            if (cheapest < 0)
            {
                break;
            }

            var run = Math.Min(take, Math.Min(counts[cheapest], schedules[cheapest].EndOfPrice(taken[cheapest])) - taken[cheapest]);
            sum += run * price;
            taken[cheapest] += run;
            take -= run;
        }

        return sum;
    }
}
