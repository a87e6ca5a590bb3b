namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>{low ≤ x ≤ high, Σ x ≤ total} (or = total) in a handful of coordinates: what one kind may take.</summary>
internal static class CappedBox
{
    /// <summary>The nearest point of the set.</summary>
    /// <param name="wish">The point to project; −∞ where a coordinate must stay at its low end.</param>
    /// <param name="low">Lower ends; their sum does not exceed the total.</param>
    /// <param name="high">Upper ends.</param>
    /// <param name="total">The cap on the sum.</param>
    /// <param name="mustBeFull">Whether the sum must equal the cap.</param>
    /// <param name="result">Receives the point.</param>
    /// <param name="free">Receives which coordinates are strictly between their ends.</param>
    /// <returns>Whether the sum is at the cap.</returns>
    public static bool Project(
        ReadOnlySpan<double> wish,
        ReadOnlySpan<double> low,
        ReadOnlySpan<double> high,
        double total,
        bool mustBeFull,
        Span<double> result,
        Span<bool> free)
    {
        var isFull = mustBeFull || Clipped(wish, low, high, 0) > total;
        var shift = !isFull ? 0 : IsSimplex(low, high, total) ? SimplexShift(wish, total) : Shift(wish, low, high, total);
        for (var i = 0; i < wish.Length; i++)
        {
            result[i] = Math.Clamp(wish[i] - shift, low[i], high[i]);
            free[i] = result[i] > low[i] && result[i] < high[i];
        }

        return isFull;
    }

    /// <summary>The most that a linear objective reaches on the set.</summary>
    /// <param name="gains">Objective by coordinate; −∞ where it must stay at its low end.</param>
    public static double Most(
        ReadOnlySpan<double> gains, ReadOnlySpan<double> low, ReadOnlySpan<double> high, double total, bool mustBeFull)
    {
        var reached = 0.0;
        var left = total;
        for (var i = 0; i < gains.Length; i++)
        {
            if (low[i] > 0)
            {
                reached += gains[i] * low[i];
                left -= low[i];
            }
        }

        Span<bool> used = stackalloc bool[gains.Length];
        while (left > 0)
        {
            var best = -1;
            for (var i = 0; i < gains.Length; i++)
            {
                if (!used[i] && high[i] > low[i] && (best < 0 || gains[i] > gains[best]))
                {
                    best = i;
                }
            }

            if (best < 0 || (gains[best] <= 0 && !mustBeFull) || double.IsNegativeInfinity(gains[best]))
            {
                break;
            }

            used[best] = true;
            var taken = Math.Min(left, high[best] - low[best]);
            reached += gains[best] * taken;
            left -= taken;
        }

        return reached;
    }

    /// <summary>Whether nothing but the total and zero can bind: every level may be sent or left as the wish has it.</summary>
    private static bool IsSimplex(ReadOnlySpan<double> low, ReadOnlySpan<double> high, double total)
    {
        for (var i = 0; i < low.Length; i++)
        {
            if (low[i] > 0 || (high[i] > 0 && high[i] < total))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The shift τ with Σ max(0, wish − τ) = total: over the largest wishes it is their mean excess.</summary>
    private static double SimplexShift(ReadOnlySpan<double> wish, double total)
    {
        Span<double> sorted = stackalloc double[wish.Length];
        wish.CopyTo(sorted);
        sorted.Sort();
        var sum = 0.0;
        var shift = double.NegativeInfinity;
        for (var i = sorted.Length - 1; i >= 0 && sorted[i] > shift; i--)
        {
            sum += sorted[i];
            shift = (sum - total) / (sorted.Length - i);
        }

        return shift;
    }

    private static double Clipped(ReadOnlySpan<double> wish, ReadOnlySpan<double> low, ReadOnlySpan<double> high, double shift)
    {
        var sum = 0.0;
        for (var i = 0; i < wish.Length; i++)
        {
            sum += Math.Clamp(wish[i] - shift, low[i], high[i]);
        }

        return sum;
    }

    /// <summary>The shift τ with Σ clip(wish − τ) = total: the sum is piecewise linear and falls in τ, so find its piece.</summary>
    private static double Shift(ReadOnlySpan<double> wish, ReadOnlySpan<double> low, ReadOnlySpan<double> high, double total)
    {
        // Between neighboring kinks wish − high and wish − low the sum is linear.
        Span<double> kinks = stackalloc double[2 * wish.Length];
        var count = 0;
        for (var i = 0; i < wish.Length; i++)
        {
            if (!double.IsNegativeInfinity(wish[i]))
            {
                kinks[count++] = wish[i] - high[i];
                kinks[count++] = wish[i] - low[i];
            }
        }

        if (count == 0)
        {
            return 0;
        }

        kinks = kinks[..count];
        kinks.Sort();
        for (var i = 0; i < count; i++)
        {
            var sum = Clipped(wish, low, high, kinks[i]);
            if (sum <= total)
            {
                if (i == 0)
                {
                    return kinks[0];
                }

                var before = Clipped(wish, low, high, kinks[i - 1]);
                return before == sum ? kinks[i] : kinks[i - 1] + ((kinks[i] - kinks[i - 1]) * (before - total) / (before - sum));
            }
        }

        return kinks[^1];
    }
}
