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
        Conditional(odds, loading, factors, conditional);
        return conditional;
    }

    /// <inheritdoc cref="Conditional(double, double, ReadOnlySpan{double})"/>
    /// <param name="odds">Marginal odds, 0–1.</param>
    /// <param name="loading">Loading of the stage, 0–0.9.</param>
    /// <param name="factors">Values of the factor in standard deviations.</param>
    /// <param name="conditional">Receives the odds at each value.</param>
    public static void Conditional(double odds, double loading, ReadOnlySpan<double> factors, Span<double> conditional)
    {
        if (loading == 0 || odds is 0 or 1)
        {
            conditional.Fill(odds);
            return;
        }

        var scale = 1 / Math.Sqrt(1 - loading);
        SpanMath.Multiply(factors, Math.Sqrt(loading) * scale, conditional);
        SpanMath.Add(conditional, StandardNormal.Quantile(odds) * scale, conditional);
        StandardNormal.Cdf(conditional);
    }
}
