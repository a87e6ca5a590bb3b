using MathNet.Numerics.Distributions;

namespace SmartPick.Engine.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class StandardNormal
{
    /// <summary>Φ(x): probability of a value at or below <paramref name="x"/>.</summary>
    public static double Cdf(double x) => Normal.CDF(0, 1, x);

    /// <summary>Φ⁻¹(p): −∞ at 0, +∞ at 1.</summary>
    /// <param name="p">A probability in [0,1].</param>
    public static double Quantile(double p) => Normal.InvCDF(0, 1, p);
}
