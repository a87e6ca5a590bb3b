namespace SmartPick.Engine.Numerics;

/// <summary>Probabilities as log-odds (natural logarithm) and back.</summary>
public static class Logit
{
    /// <summary>ln(p / (1 − p)); −∞ at 0, +∞ at 1.</summary>
    public static double Of(double probability) => Math.Log(probability / (1 - probability));

    /// <summary>The probability whose log-odds are <paramref name="logOdds"/>.</summary>
    public static double ToProbability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
