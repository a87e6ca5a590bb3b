using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Functions.Contracts;

/// <summary>Reads the contract's <c>limits</c>.</summary>
internal sealed class LimitsReader(SeasonRules season)
{
    public const int MaxApplications = 300;
    public const double MaxBudgetUsd = 1_000_000;
    public const int MaxSignals = 300;

    public RecommendationLimits Read(JsonObjectReader json) => new()
    {
        Applications = json.Integer("applications", 0, MaxApplications) ?? RecommendationLimits.DefaultApplications,
        PerSpecialty = json.Map("perSpecialty", (map, name) =>
        {
            if (!season.Specialties.ContainsKey(name))
            {
                map.Error(name, "not-allowed", $"Must be one of: {string.Join(", ", season.Specialties.Keys)}.");
            }

            return map.Integer(name, 0, MaxApplications);
        }) ?? [],
        BudgetUsd = json.Number("budgetUsd", 0, MaxBudgetUsd),
        Signals = json.Object("signals", ReadSignals) ?? [],
        FeeAssistance = json.Boolean("feeAssistance") ?? false,
    };

    /// <summary>Signals by pool; a pool or level that is not named has what the season gives.</summary>
    private Dictionary<string, SignalPool> ReadSignals(JsonObjectReader json)
    {
        var pools = new Dictionary<string, SignalPool>(StringComparer.Ordinal);
        foreach (var (name, given) in season.SignalPools)
        {
            json.Object(name, pool =>
            {
                pools[name] = ReadPool(pool, given);
                return pools;
            });
        }

        return pools;
    }

    private static SignalPool ReadPool(JsonObjectReader json, SignalPool given) => new(
        json.Integer("gold", 0, MaxSignals) ?? given.Gold,
        json.Integer("silver", 0, MaxSignals) ?? given.Silver);
}
