using System.Text.Json.Nodes;
using SmartPick.Catalog.Plausibility;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts.Fields;
using static SmartPick.Functions.Contracts.Fields.FieldTypes;

namespace SmartPick.Functions.Contracts;

/// <summary>The fields of <c>preferences</c>.</summary>
internal static class PreferenceFields
{
    private static NumberType Share { get; } = Number(0, 1);

    private static ListType<string> StateCodes { get; } = SetOf(new CodeType(States.Codes));

    private static ObjectType<PreferenceWeights> Weights { get; } = new ObjectType<PreferenceWeights>("Weights",
        new PreferenceWeights(0, 0, 0, 0))
        .Optional("location", Share, 0.5, "The state.", (w, v) => w with { Location = v })
        .Optional("setting", Share, 0.2, "The setting.", (w, v) => w with { Setting = v })
        .Optional("research", Share, 0.2, "The institution's research.", (w, v) => w with { Research = v })
        .Optional("size", Share, 0.1, "The number of positions.", (w, v) => w with { Size = v });

    /// <summary>The fields with the specialties of a season.</summary>
    public static ObjectType<Preferences> For(SeasonRules season) =>
        new ObjectType<Preferences>("Preferences", new Preferences { Specialties = season.DefaultValues() })
        .Optional(
            "specialties",
            new MapType<double>("SpecialtyValues", season.Preferable, _ => Share, season.WhyNot),
            null,
            "Specialties to apply to, each with its value to the applicant. Default: those of the season.",
            (p, v) => p with { Specialties = v.Where(s => s.Value > 0).ToDictionary(StringComparer.Ordinal) })
        .Optional("states", StateCodes, new JsonArray("MI", "OH"), "Preferred states; empty for anywhere.", (p, v) => p with { States = v })
        .Optional("excludeStates", StateCodes, new JsonArray("TX"), "States to leave out.", (p, v) => p with { ExcludeStates = v })
        .Optional(
            "settings",
            Map("SettingValues", ContractNames.Settings.All, Share),
            null,
            "Settings, each with its value to the applicant.",
            (p, v) => p with { Settings = v.ToDictionary(s => ContractNames.Settings.Find(s.Key)!.Value, s => s.Value) })
        .Optional("weights", Weights, null, "How much each side of a program counts; only the proportions matter.",
            (p, v) => p with { Weights = v })
        .Optional(
            "favorites",
            Map(Share),
            new JsonObject { ["4162500001"] = 1 },
            "The applicant's own value of programs, by id. It takes the place of the computed value, so the preference order follows it: "
                + "a program of a specialty of value 1 is worth 0.5 while nothing else is preferred.",
            (p, v) => p with { Favorites = v })
        .Optional(
            "military",
            Flag,
            false,
            "Whether military programs may be on the list: they fill through the military match. Without it only those in `include` are. "
                + "Default: false.",
            (p, v) => p with { Military = v })
        .Optional("include", SetOf(Key), new JsonArray("4162500001"), "Ids of programs that must be on the list.",
            (p, v) => p with { Include = Set(v) })
        .Optional("exclude", SetOf(Key), new JsonArray("4160100001"), "Ids of programs that must not be on the list.",
            (p, v) => p with { Exclude = Set(v) })
        .UnsupportedCouples()
        .Check((json, preferences) =>
        {
            if (preferences.Specialties.Count == 0)
            {
                json.Error("specialties", "required", "At least one specialty needs a value above 0.");
            }
        });

    private static HashSet<string> Set(IReadOnlyList<string> ids) => ids.ToHashSet(StringComparer.Ordinal);
}
