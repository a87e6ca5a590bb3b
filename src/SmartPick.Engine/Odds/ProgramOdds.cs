using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>An applicant's odds at one program.</summary>
public sealed class ProgramOdds
{
    private readonly OddsModel _model;

    internal ProgramOdds(OddsModel model, ResidencyProgram program) => (_model, Program) = (model, program);

    public ResidencyProgram Program { get; }

    /// <summary>Reason code when a strict rule shuts the applicant out; then all odds are 0.</summary>
    public string? Exclusion { get; internal init; }

    /// <summary>Whether signals can be sent: not where the program is known to take none.</summary>
    public bool TakesSignals { get; internal init; }

    /// <summary>Marginal P(interview) by signal level.</summary>
    public LevelOdds Interview => new(this, andMatch: false);

    /// <summary>P(match | interview): would be matched there if nothing preferred takes the applicant first.</summary>
    public Estimate MatchGivenInterview => Exclusion is null ? Estimate.Of(MatchOpen, MatchVariance, 0) : Estimate.Never;

    /// <summary>P(interview) · P(match | interview) by signal level.</summary>
    public LevelOdds Match => new(this, andMatch: true);

    /// <summary>What the odds are made of, strongest first; made when asked for.</summary>
    public IReadOnlyList<Contribution> Contributions => _model.Explain(this);

    /// <summary>Fields that are not known and bear on the odds, the most telling first; made when asked for.</summary>
    public IReadOnlyList<string> Unknown => _model.UnknownOf(this);

    /// <summary>Signal levels that can be sent, the weakest first.</summary>
    public IReadOnlyList<SignalLevel> Levels => TakesSignals ? [SignalLevel.None, SignalLevel.Silver, SignalLevel.Gold] : [SignalLevel.None];

    /// <summary>P(a rule that is not known shuts the applicant out).</summary>
    internal double Closed { get; init; }

    /// <summary>P(interview) if no rule shuts the applicant out, and the variance of its log-odds.</summary>
    internal StageOdds None { get; init; }

    internal StageOdds Silver { get; init; }

    internal StageOdds Gold { get; init; }

    /// <summary>P(match | interview) and the variance of its log-odds.</summary>
    internal double MatchOpen { get; init; }

    internal double MatchVariance { get; init; }

    /// <summary>Log-odds that roots near the program add on average.</summary>
    internal double Roots { get; init; }

    /// <summary>Covariance of the log-odds of both stages.</summary>
    internal double Covariance { get; init; }

    /// <summary>Variances of the interview's and the match's log-odds that this program shares with no other.</summary>
    internal (double Interview, double Match) OwnVariance { get; init; }

    internal StageOdds At(SignalLevel level) => level switch
    {
        SignalLevel.Gold => Gold,
        SignalLevel.Silver => Silver,
        _ => None,
    };

    /// <summary>P(interview) alone, without an interval.</summary>
    internal double InterviewP(SignalLevel level) => (1 - Closed) * At(level).P;

    internal Estimate InterviewAt(SignalLevel level) =>
        Exclusion is null ? Estimate.Of(At(level).P, At(level).Variance, Closed) : Estimate.Never;

    internal Estimate MatchAt(SignalLevel level)
    {
        if (Exclusion is not null)
        {
            return Estimate.Never;
        }

        return Estimate.Of(At(level).P * MatchOpen, _model.ProductVariance(this, level), Closed).Within(InterviewAt(level));
    }
}

/// <summary>A probability and the variance of its log-odds.</summary>
internal readonly record struct StageOdds(double P, double Variance);

/// <summary>Estimates by signal level.</summary>
public readonly struct LevelOdds
{
    private readonly ProgramOdds _odds;
    private readonly bool _andMatch;

    internal LevelOdds(ProgramOdds odds, bool andMatch) => (_odds, _andMatch) = (odds, andMatch);

    /// <exception cref="KeyNotFoundException">The program takes no signals.</exception>
    public Estimate this[SignalLevel level] => Has(level)
        ? At(level)
        : throw new KeyNotFoundException($"{_odds.Program.Id} takes no signals.");

    /// <summary>Levels that can be sent with an estimate for each.</summary>
    public IReadOnlyDictionary<SignalLevel, Estimate> All
    {
        get
        {
            return _odds.Levels.ToDictionary(level => level, At);
        }
    }

    /// <summary>The estimate at a level; another where the level cannot be sent.</summary>
    public Estimate GetValueOrDefault(SignalLevel level, Estimate other) => Has(level) ? At(level) : other;

    /// <summary>The estimate at a level, if it can be sent.</summary>
    public bool TryGetValue(SignalLevel level, out Estimate estimate)
    {
        estimate = Has(level) ? At(level) : default;
        return Has(level);
    }

    public bool Has(SignalLevel level) => level == SignalLevel.None || _odds.TakesSignals;

    private Estimate At(SignalLevel level) => _andMatch ? _odds.MatchAt(level) : _odds.InterviewAt(level);
}
