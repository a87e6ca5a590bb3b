using SmartPick.Engine.Applicants;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>What a recommendation is asked for.</summary>
public sealed record RecommendationRequest
{
    public required Applicant Applicant { get; init; }

    public required Preferences Preferences { get; init; }

    public RecommendationLimits Limits { get; init; } = new();

    public Objective Objective { get; init; } = Objective.Match;

    /// <summary>Least gain in the objective per <see cref="FeeUnit"/> dollars of marginal fee; the list ends there.</summary>
    public double Threshold { get; init; } = DefaultThreshold;

    /// <summary>
    /// Hash of what the applicant says of themselves and wants. It decides between programs that nothing else tells
    /// apart, so that not every applicant is sent to the same ones.
    /// </summary>
    public required ulong TieSeed { get; init; }

    public const double DefaultThreshold = 0.001;

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
        int[] counts = [.. specialties.CountBy(s => s, StringComparer.Ordinal).Select(s => s.Value)];
        return FeeTotal.Of([.. counts.Select(_ => season.Fees.Schedule)], counts, Discount(season));
    }

    /// <summary>Signals left in a pool.</summary>
    internal SignalPool SignalsOf(string pool, SeasonRules season) => Signals.GetValueOrDefault(pool, season.SignalPools[pool]);

    /// <summary>The fee assistance of the season for those who have it.</summary>
    internal FeeDiscount? Discount(SeasonRules season) =>
        FeeAssistance ? new FeeDiscount(season.Fees.Assistance.Rate, season.Fees.Assistance.Applications) : null;
}
