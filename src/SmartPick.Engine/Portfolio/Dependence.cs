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
    /// The odds of one decision given the factor: E over the factor gives <paramref name="odds"/> back.
    /// </summary>
    /// <param name="odds">Marginal odds, 0–1.</param>
    /// <param name="loading">Loading of the stage, 0–0.9.</param>
    /// <param name="factor">The factor's value in standard deviations.</param>
    public static double Conditional(double odds, double loading, double factor) =>
        loading == 0 ? odds : StandardNormal.Cdf((StandardNormal.Quantile(odds) + (Math.Sqrt(loading) * factor)) / Math.Sqrt(1 - loading));
}
