using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// How decisions of different programs hang together: one standard-normal factor per stage, each with a loading
/// (one-factor Gaussian copula per stage, Vasicek 1987).
/// </summary>
/// <param name="Interview">Loading of the first stage ("on paper"), 0–0.9; 0 is independence.</param>
/// <param name="Match">Loading of the second stage ("in person"), 0–0.9.</param>
public readonly record struct Dependence(double Interview, double Match)
{
    public const double MaxLoading = 0.9;

    public static Dependence OneStage(double loading) => new(loading, 0);

    /// <summary>
    /// The odds of one decision given the factor, at several values of it: the expectation over the factor gives
    /// <paramref name="odds"/> back.
    /// </summary>
    /// <param name="odds">Marginal odds, 0–1.</param>
    /// <param name="loading">Loading of the stage, 0–0.9.</param>
    /// <param name="factors">Values of the factor in standard deviations.</param>
    public static double[] Conditional(double odds, double loading, ReadOnlySpan<double> factors)
    {
        var conditional = new double[factors.Length];
        if (loading == 0 || odds is 0 or 1)
        {
            Array.Fill(conditional, odds);
            return conditional;
        }

        var scale = 1 / Math.Sqrt(1 - loading);
        var centre = StandardNormal.Quantile(odds) * scale;
        var slope = Math.Sqrt(loading) * scale;
        for (var i = 0; i < conditional.Length; i++)
        {
            conditional[i] = centre + (slope * factors[i]);
        }

        StandardNormal.Cdf(conditional);
        return conditional;
    }
}
