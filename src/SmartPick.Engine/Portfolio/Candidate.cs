namespace SmartPick.Engine.Portfolio;

/// <summary>A program that could be applied to, as the solver sees it.</summary>
public readonly record struct Candidate
{
    // Not a number where a signal cannot be sent: half the room of a number that may be null.
    private readonly double _silverOdds = double.NaN;
    private readonly double _goldOdds = double.NaN;

    public Candidate()
    {
    }

    public required string Id { get; init; }

    /// <summary>The group (specialty) whose cap and fee tiers the application counts against.</summary>
    public string Group { get; init; } = "";

    /// <summary>What ending up here is worth to the applicant, in the unit of the problem's unmatched value.</summary>
    public double Value { get; init; } = 1;

    /// <summary>Marginal odds of the first stage (the interview, or the whole decision in a one-stage problem), 0–1.</summary>
    public required double Odds { get; init; }

    /// <summary>First-stage odds with a silver signal; null when no such signal can be sent here.</summary>
    public double? SilverOdds
    {
        get => double.IsNaN(_silverOdds) ? null : _silverOdds;
        init => _silverOdds = value ?? double.NaN;
    }

    /// <summary>First-stage odds with a gold signal; null when no such signal can be sent here.</summary>
    public double? GoldOdds
    {
        get => double.IsNaN(_goldOdds) ? null : _goldOdds;
        init => _goldOdds = value ?? double.NaN;
    }

    /// <summary>Marginal odds of the second stage given the first, 0–1; 1 in a one-stage problem.</summary>
    public double MatchOdds { get; init; } = 1;

    /// <summary>
    /// The odds in each scenario of the problem; null when they are those above in all of them.
    /// </summary>
    public ScenarioOdds? Scenarios { get; init; }

    /// <summary>Dollars on top of the group's tier price.</summary>
    public double Cost { get; init; }

    /// <summary>First-stage odds at a signal level, null when the level cannot be sent.</summary>
    public double? OddsAt(SignalLevel level) => level switch
    {
        SignalLevel.Gold => GoldOdds,
        SignalLevel.Silver => SilverOdds,
        _ => Odds,
    };
}
