using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Odds;

/// <summary>One applicant's odds at all programs for which <see cref="OddsKey"/> is the same.</summary>
internal readonly struct OddsEntry
{
    /// <summary>What they follow from.</summary>
    public required OddsKey Key { get; init; }

    /// <summary>Reason code when a strict rule shuts the applicant out; then all odds are 0.</summary>
    public string? Exclusion => Key.Rules.Exclusion;

    /// <summary>Whether signals can be sent.</summary>
    public bool TakesSignals { get; init; }

    /// <summary>P(a rule that is not known shuts the applicant out).</summary>
    public double Closed { get; init; }

    /// <summary>P(interview) if no rule shuts the applicant out, and the variance of its log-odds.</summary>
    public StageOdds None { get; init; }

    public StageOdds Silver { get; init; }

    public StageOdds Gold { get; init; }

    /// <summary>P(match | interview) and the variance of its log-odds.</summary>
    public double MatchOpen { get; init; }

    public double MatchVariance { get; init; }

    /// <summary>Covariance of the log-odds of both stages.</summary>
    public double Covariance { get; init; }

    /// <summary>Variance of the match's log-odds that a program shares with no other.</summary>
    public double OwnMatchVariance { get; init; }

    public StageOdds At(SignalLevel level) => level switch
    {
        SignalLevel.Gold => Gold,
        SignalLevel.Silver => Silver,
        _ => None,
    };

    /// <summary>P(interview) alone, without an interval.</summary>
    public double InterviewP(SignalLevel level) => (1 - Closed) * At(level).P;
}

/// <summary>A probability of the interview stage.</summary>
/// <param name="P">The probability.</param>
/// <param name="Variance">Variance of its log-odds.</param>
/// <param name="OwnVariance">What of it the program shares with no other.</param>
internal readonly record struct StageOdds(double P, double Variance, double OwnVariance);
