namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>Projection onto {x ≥ 0, Σ x ≤ total} (or = total) for a handful of coordinates.</summary>
internal static class CappedSimplex
{
    /// <param name="wish">The point to project; −∞ where a coordinate must be 0.</param>
    /// <param name="total">The cap.</param>
    /// <param name="mustBeFull">Whether the sum must equal the cap.</param>
    /// <param name="result">The nearest point.</param>
    /// <param name="free">Which coordinates are above 0.</param>
    /// <returns>Whether the sum is at the cap.</returns>
    public static bool Project(ReadOnlySpan<double> wish, double total, bool mustBeFull, Span<double> result, Span<bool> free)
    {
        var sum = 0.0;
        foreach (var w in wish)
        {
            sum += Math.Max(0, w);
        }

        var isFull = mustBeFull || sum > total;
        var shift = isFull ? Shift(wish, total) : 0;
        for (var i = 0; i < wish.Length; i++)
        {
            result[i] = Math.Max(0, wish[i] - shift);
            free[i] = result[i] > 0;
        }

        return isFull;
    }

    /// <summary>The shift τ with Σ max(0, wish − τ) = total, by taking coordinates in from the largest down.</summary>
    private static double Shift(ReadOnlySpan<double> wish, double total)
    {
        Span<double> sorted = stackalloc double[wish.Length];
        wish.CopyTo(sorted);
        sorted.Sort();
        var sum = 0.0;
        var shift = 0.0;
        for (var taken = 1; taken <= sorted.Length; taken++)
        {
            var next = sorted[^taken];
            if (double.IsNegativeInfinity(next) || (taken > 1 && next <= shift))
            {
                break;
            }

            sum += next;
            shift = (sum - total) / taken;
        }

        return shift;
    }
}
