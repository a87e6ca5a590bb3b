using SmartPick.Engine.Applicants;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Requests;

/// <summary>What a recommendation is asked for.</summary>
public sealed record RecommendationRequest
{
    public required Applicant Applicant { get; init; }

    public required Preferences Preferences { get; init; }

    public RecommendationLimits Limits { get; init; } = new();

    public Objective Objective { get; init; } = Objective.Balanced;

    /// <summary>
    /// Least gain in the objective per <see cref="FeeUnit"/> dollars of marginal fee; the list ends there. It is the value of a
    /// match in other words: <see cref="ValueOfMatch"/>.
    /// </summary>
    public double Threshold { get; init; } = DefaultThreshold;

    /// <summary>Decides between programs that nothing else tells apart: <see cref="TieOrder.Seed"/>.</summary>
    public required ulong TieSeed { get; init; }

    /// <summary>Where the day stands for the applicant; null where the answer must not depend on the day.</summary>
    public SeasonStanding? Standing { get; init; }

    /// <summary>Dollars that a certain match is worth; infinite where no gain is too small for its fee.</summary>
    public double ValueOfMatch => FeeUnit / Threshold;

    /// <summary>
    /// A match is worth $300,000: a year without one costs a year of a specialist's income, several hundred thousand dollars.
    /// </summary>
    public const double DefaultThreshold = 0.0001;

    /// <summary>Dollars that <see cref="Threshold"/> is counted in.</summary>
    public const double FeeUnit = 30;
}

/// <summary>What the list may use.</summary>
public sealed record RecommendationLimits
{
    public const int DefaultApplications = 60;

    public int Applications { get; init; } = DefaultApplications;

    /// <summary>Caps by specialty.</summary>
    public IReadOnlyDictionary<string, int> PerSpecialty { get; init; } = new Dictionary<string, int>();

    public double? BudgetUsd { get; init; }

    /// <summary>Signals left by pool; pools not named have what the season gives.</summary>
    public IReadOnlyDictionary<string, SignalPool> Signals { get; init; } = new Dictionary<string, SignalPool>();

    /// <summary>Whether the applicant has the AAMC's fee assistance.</summary>
    public bool FeeAssistance { get; init; }

    /// <summary>What applications to programs cost, sent in any order.</summary>
    /// <param name="specialties">The specialty of each application.</param>
    /// <param name="season">Whose fees.</param>
    public Money FeesOf(IEnumerable<string> specialties, SeasonRules season)
    {
        KeyValuePair<string, int>[] counts = [.. specialties.CountBy(s => s, StringComparer.Ordinal)];
        return FeeTotal.Of([.. counts.Select(s => season.FeesOf(s.Key))], [.. counts.Select(s => s.Value)], Discount(season));
    }

    /// <summary>Signals left in a pool.</summary>
    internal SignalPool SignalsOf(string pool, SeasonRules season) => Signals.GetValueOrDefault(pool, season.SignalPools[pool]);

    /// <summary>The fee assistance of the season for those who have it.</summary>
    internal FeeDiscount? Discount(SeasonRules season) =>
        FeeAssistance && season.Assistance is { } assistance ? new FeeDiscount(assistance.Rate, assistance.Applications) : null;
}
