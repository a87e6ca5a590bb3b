using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Odds;

/// <summary>A normal quantity of which only bounds are known.</summary>
internal static class TruncatedNormal
{
    /// <summary>
    /// Mean and variance between two bounds. The mean never falls as a bound rises, and the variance never exceeds that
    /// of the whole distribution (it is log-concave).
    /// </summary>
    public static Uncertain Between(double low, double high, double mean, double deviation)
    {
        var (a, b) = ((low - mean) / deviation, (high - mean) / deviation);
        var mass = a > 0 ? StandardNormal.Cdf(-a) - StandardNormal.Cdf(-b) : StandardNormal.Cdf(b) - StandardNormal.Cdf(a);
        if (high - low < 1e-9 || mass < 1e-12)
        {
            // So far in the tail that the mass sits at the nearer bound.
            return Uncertain.Known(a > 0 ? low : high);
        }

        var (atLow, atHigh) = (Density(a), Density(b));
        var shift = (atLow - atHigh) / mass;
        var scale = 1 + (((a * atLow) - (b * atHigh)) / mass) - (shift * shift);
        return new Uncertain(
            Math.Clamp(mean + (deviation * shift), low, high), deviation * deviation * Math.Clamp(scale, 0, 1), 0);
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
}
