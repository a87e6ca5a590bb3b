using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Odds;

/// <summary>A probability with its 80% interval.</summary>
/// <param name="P">Best estimate, 0–1.</param>
/// <param name="Low">10th percentile.</param>
/// <param name="High">90th percentile.</param>
public readonly record struct Estimate(double P, double Low, double High)
{
    /// <summary>Φ⁻¹(0.9): an 80% interval spans this many standard deviations on either side.</summary>
    public const double HalfWidth = 1.2815515655446004;

    public static Estimate Never { get; } = new(0, 0, 0);

    /// <summary>The estimate whose log-odds have the mean and standard deviation given.</summary>
    public static Estimate FromLogit(double logOdds, double standardDeviation) => new(
        Logit.ToProbability(logOdds),
        Logit.ToProbability(logOdds - (HalfWidth * standardDeviation)),
        Logit.ToProbability(logOdds + (HalfWidth * standardDeviation)));

    /// <summary>Both of two things: the product of the estimates, end by end.</summary>
    public Estimate And(Estimate other) => new(P * other.P, Low * other.Low, High * other.High);
}
