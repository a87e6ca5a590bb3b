using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>An applicant's odds at one program.</summary>
public readonly struct ProgramOdds
{
    private readonly OddsModel _model;

    internal ProgramOdds(ResidencyProgram program, OddsModel model, int place) => (Program, _model, Place) = (program, model, place);

    public ResidencyProgram Program { get; }

    /// <summary>Reason code when a strict rule shuts the applicant out; then all odds are 0.</summary>
    public string? Exclusion => Entry.Exclusion;

    /// <summary>
    /// Whether signals can be sent: not where the program is known to take none, or the season keeps the applicant from it.
    /// </summary>
    public bool TakesSignals => Entry.TakesSignals;

    /// <summary>Marginal P(interview) by signal level.</summary>
    public LevelOdds Interview => new(this, andMatch: false);

    /// <summary>P(match | interview): would be matched there if nothing preferred takes the applicant first.</summary>
    public Estimate MatchGivenInterview => Exclusion is null ? Estimate.Of(Entry.MatchOpen, Entry.MatchVariance, 0) : Estimate.Never;

    /// <summary>P(interview) · P(match | interview) by signal level.</summary>
    public LevelOdds Match => new(this, andMatch: true);

    /// <summary>What the odds are made of, strongest first; made when asked for.</summary>
    public IReadOnlyList<Contribution> Contributions => [.. Explain()];

    /// <summary>Fields that are not known and bear on the odds, the most telling first; made when asked for.</summary>
    public IReadOnlyList<string> Unknown => _model.UnknownOf(this);

    /// <summary>
    /// The place of <see cref="Entry"/> in the applicant's odds: the same for all programs that nothing tells apart in them.
    /// </summary>
    internal int Place { get; }

    /// <summary>What the odds are computed from.</summary>
    internal ref readonly OddsEntry Entry => ref _model.Table[Place];

    /// <inheritdoc cref="OddsModel.Explain"/>
    internal ReadOnlySpan<Contribution> Explain(Contribution? signal = null) => _model.Explain(this, signal);

    internal Estimate InterviewAt(SignalLevel level) =>
        Exclusion is null ? Estimate.Of(Entry.At(level).P, Entry.At(level).Variance, Entry.Closed) : Estimate.Never;

    internal Estimate MatchAt(SignalLevel level)
    {
        if (Exclusion is not null)
        {
            return Estimate.Never;
        }

        return Estimate.Of(Entry.At(level).P * Entry.MatchOpen, OddsModel.ProductVariance(this, level), Entry.Closed)
            .Within(InterviewAt(level));
    }
}

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
