using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;

namespace SmartPick.Functions.Contracts;

/// <summary>Reads the contract's <c>preferences</c>.</summary>
internal sealed class PreferencesReader(SeasonRules season)
{
    public Preferences Read(JsonObjectReader json)
    {
        var specialties = json.Map("specialties", (map, name) =>
        {
            if (!season.Preferable.Contains(name, StringComparer.Ordinal))
            {
                map.Error(name, "not-allowed", $"Must be one of: {string.Join(", ", season.Preferable)}.");
            }

            return map.Number(name, 0, 1);
        })?.Where(s => s.Value > 0).ToDictionary(StringComparer.Ordinal);
        if (specialties is { Count: 0 })
        {
            json.Error("specialties", "required", "At least one specialty needs a value above 0.");
        }

        return new Preferences
        {
            Specialties = specialties ?? season.DefaultValues(),
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
}
