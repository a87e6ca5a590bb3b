namespace SmartPick.Engine.Portfolio;

/// <summary>Tier fees of a whole portfolio: groups priced apart, then the discount over all of them.</summary>
public static class FeeTotal
{
    /// <param name="schedules">Fee schedule of each group.</param>
    /// <param name="counts">Applications in each group.</param>
    /// <param name="discount">Fee assistance, if any.</param>
    /// <returns>Dollars.</returns>
    public static double Of(IReadOnlyList<FeeSchedule> schedules, ReadOnlySpan<int> counts, FeeDiscount? discount)
    {
        var total = 0.0;
        for (var g = 0; g < counts.Length; g++)
        {
            total += schedules[g].Total(counts[g]);
        }

        return discount is { } d ? total - (d.Rate * Cheapest(schedules, counts, d.Applications)) : total;
    }

    /// <summary>Dollars of the cheapest <paramref name="take"/> applications.</summary>
    private static double Cheapest(IReadOnlyList<FeeSchedule> schedules, ReadOnlySpan<int> counts, int take)
    {
        // Prices never fall within a group, so the cheapest overall is always the next one of some group.
        var taken = new int[counts.Length];
        var sum = 0.0;
        for (; take > 0; take--)
        {
            var cheapest = -1;
            for (var g = 0; g < counts.Length; g++)
            {
                if (taken[g] < counts[g]
                    && (cheapest < 0 || schedules[g].Next(taken[g]) < schedules[cheapest].Next(taken[cheapest])))
                {
                    cheapest = g;
                }
            }

            if (cheapest < 0)
            {
                break;
            }

            sum += schedules[cheapest].Next(taken[cheapest]);
            taken[cheapest]++;
        }

        return sum;
    }
}
