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

    private const double Tail = 0.1;

    public static Estimate Never { get; } = new(0, 0, 0);

    /// <summary>The estimate whose log-odds have the mean and standard deviation given.</summary>
    public static Estimate FromLogit(double logOdds, double standardDeviation) => new(
        Logit.ToProbability(logOdds),
        Logit.ToProbability(logOdds - (HalfWidth * standardDeviation)),
        Logit.ToProbability(logOdds + (HalfWidth * standardDeviation)));

    /// <summary>Both of two things: the product of the estimates, end by end.</summary>
    public Estimate And(Estimate other) => new(P * other.P, Low * other.Low, High * other.High);

    /// <summary>
    /// The estimate of something that may be ruled out altogether. Its log-odds are normal around those of
    /// <paramref name="open"/>; the low end is the 10th percentile with the ruled-out share at 0, the high end that of
    /// the case that it is not ruled out.
    /// </summary>
    /// <param name="open">Probability if it is not ruled out.</param>
    /// <param name="variance">Variance of its log-odds.</param>
    /// <param name="closed">Probability that it is ruled out, below 1.</param>
    internal static Estimate Of(double open, double variance, double closed)
    {
        var (logOdds, deviation) = (Logit.Of(open), Math.Sqrt(variance));
        var p = (1 - closed) * open;
        var low = closed == 0 ? Logit.ToProbability(logOdds - (HalfWidth * deviation))
            : closed >= Tail ? 0
            : Logit.ToProbability(logOdds + (StandardNormal.Quantile((Tail - closed) / (1 - closed)) * deviation));
        return new Estimate(p, Math.Min(p, low), Logit.ToProbability(logOdds + (HalfWidth * deviation)));
    }

    /// <summary>The estimate of something that implies <paramref name="other"/>: nowhere likelier than it.</summary>
    internal Estimate Within(Estimate other) => new(P, Math.Min(Low, other.Low), Math.Min(High, other.High));
}
