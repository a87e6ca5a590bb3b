using System.Text.Json;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Functions.Contracts;

/// <summary>Reads the body of <c>POST /api/v1/recommendations</c>.</summary>
internal sealed class RecommendationReader(SeasonRules season)
{
    private const int MaxApplications = 300;
    private const double MaxBudgetUsd = 1_000_000;
    private const int MaxSignals = 300;

    private readonly string[] _preferable = [.. season.Specialties.Where(s => s.Value.DefaultValue is not null).Select(s => s.Key)];

    /// <summary>The request; meaningful only when <paramref name="errors"/> stays empty.</summary>
    public RecommendationRequest? Read(JsonElement body, ProgramDirectory directory, List<FieldError> errors)
    {
        if (JsonObjectReader.Root(body, errors) is not { } json)
        {
            return null;
        }

        var applicant = ApplicantReader.Of(json, directory, season);
        var preferences = json.Object("preferences", ReadPreferences) ?? new Preferences { Specialties = DefaultSpecialties() };
        var limits = json.Object("limits", ReadLimits) ?? new RecommendationLimits();
        var objective = json.Word("objective", Vocabulary.Objectives);
        var threshold = json.Number("threshold", 0, 1);
        json.RejectUnknownFields();
        new ForcedPrograms(json, preferences, limits, season).Check(directory);
        return errors.Count > 0 ? null : new RecommendationRequest
        {
            Applicant = applicant!,
            Preferences = preferences,
            Limits = limits,
            Objective = objective ?? Objective.Match,
            Threshold = threshold ?? RecommendationRequest.DefaultThreshold,
            TieSeed = CanonicalHash.Of(body),
        };
    }

    private Preferences ReadPreferences(JsonObjectReader json)
    {
        var specialties = json.Map("specialties", (map, name) =>
        {
            if (!_preferable.Contains(name, StringComparer.Ordinal))
            {
                map.Error(name, "not-allowed", $"Must be one of: {string.Join(", ", _preferable)}.");
            }

            return map.Number(name, 0, 1);
        })?.Where(s => s.Value > 0).ToDictionary(StringComparer.Ordinal);
        if (specialties is { Count: 0 })
        {
            json.Error("specialties", "required", "At least one specialty needs a value above 0.");
        }

        return new Preferences
        {
            Specialties = specialties ?? DefaultSpecialties(),
            States = StateCodes.Read(json, "states"),
            ExcludeStates = StateCodes.Read(json, "excludeStates") ?? [],
            Settings = ReadSettings(json),
            Weights = json.Object("weights", weights => new PreferenceWeights(
                weights.Number("location", 0, 1) ?? 0,
                weights.Number("setting", 0, 1) ?? 0,
                weights.Number("research", 0, 1) ?? 0,
                weights.Number("size", 0, 1) ?? 0)) ?? new PreferenceWeights(),
            Include = (json.Strings("include") ?? []).ToHashSet(StringComparer.Ordinal),
            Exclude = (json.Strings("exclude") ?? []).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static Dictionary<ProgramSetting, double>? ReadSettings(JsonObjectReader json)
    {
        var settings = new Dictionary<ProgramSetting, double>();
        return json.Map("settings", (map, name) =>
        {
            var value = map.Number(name, 0, 1);
            if (Vocabulary.Settings.Find(name) is not { } setting)
            {
                map.Error(name, "not-allowed", $"Must be one of: {string.Join(", ", Vocabulary.Settings.Words)}.");
            }
            else if (value is { } worth)
            {
                settings[setting] = worth;
            }

            return value;
        }) is null ? null : settings;
    }

    private RecommendationLimits ReadLimits(JsonObjectReader json) => new()
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

    private Dictionary<string, double> DefaultSpecialties() =>
        _preferable.ToDictionary(s => s, s => season.Specialties[s].DefaultValue!.Value, StringComparer.Ordinal);
}
