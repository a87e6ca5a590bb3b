using System.Text.Json.Nodes;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.OpenApi.Schemas;

/// <summary>What an applicant wants, and how much of it; what is read is in <see cref="PreferencesReader"/> and <see cref="LimitsReader"/>.</summary>
internal static class WishSchemas
{
    /// <summary>The body of requests for advice before applications are sent.</summary>
    public static JsonObject Request(SchemaBook book, SeasonRules season) => Schema.Object(
        ["applicant"],
        ("applicant", book.Request("Applicant", ApplicantSchema.Of)),
        ("preferences", book.Request("Preferences", b => Preferences(b, season))),
        ("limits", book.Request("Limits", b => Limits(b, season))),
        ("objective", Schema.Word(Vocabulary.Objectives.Words).Otherwise(Vocabulary.Word(Objective.Match))
            .Says("What the list is best at: `match` anywhere, the own `preference`, or half and half (`balanced`).")),
        ("threshold", Schema.Number(0, 1).Otherwise(RecommendationRequest.DefaultThreshold)
            .Says("Least gain in the objective per $30 of fees; the list ends where the next program adds less.")));

    private static JsonObject Preferences(SchemaBook book, SeasonRules season) => ApplicantSchema.Nullable(Schema.Object(
        [],
        ("specialties", ByName(book, "SpecialtyValues", season.Preferable, () => Schema.Number(0, 1)).Says("Specialties to apply to, with their worth.")),
        ("states", ApplicantSchema.Names().Says("States to live in; empty for anywhere.")),
        ("excludeStates", ApplicantSchema.Names().Says("States to stay away from.")),
        ("settings", ByName(book, "SettingValues", Vocabulary.Settings.Words, () => Schema.Number(0, 1)).Says("Kinds of program, with their worth.")),
        ("weights", book.Request("Weights", _ => Weights())),
        ("include", ApplicantSchema.Names().Says("Ids of programs that must be on the list.")),
        ("exclude", ApplicantSchema.Names().Says("Ids of programs that must not be on it."))));

    private static JsonObject Weights() => ApplicantSchema.Nullable(Schema.Object(
        [],
        ("location", Schema.Number(0, 1)),
        ("setting", Schema.Number(0, 1)),
        ("research", Schema.Number(0, 1)),
        ("size", Schema.Number(0, 1))));

    private static JsonObject Limits(SchemaBook book, SeasonRules season) => ApplicantSchema.Nullable(Schema.Object(
        [],
        ("applications", Schema.Whole(0, LimitsReader.MaxApplications).Otherwise(RecommendationLimits.DefaultApplications)),
        ("perSpecialty", ByName(book, "SpecialtyCaps", season.Specialties.Keys, () => Schema.Whole(0, LimitsReader.MaxApplications))),
        ("budgetUsd", Schema.Number(0, LimitsReader.MaxBudgetUsd)),
        ("signals", ByName(book, "SignalPools", season.SignalPools.Keys, () => book.Request("SignalPool", _ => SignalPool()))
            .Says("Signals to give by pool; what is left out is what the season gives.")),
        ("feeAssistance", Schema.Flag().Otherwise(false).Says("Whether the fee assistance program reduces the fees."))));

    private static JsonObject SignalPool() => ApplicantSchema.Nullable(Schema.Object(
        [],
        ("gold", Schema.Whole(0, LimitsReader.MaxSignals)),
        ("silver", Schema.Whole(0, LimitsReader.MaxSignals))));

    private static JsonObject ByName(SchemaBook book, string title, IEnumerable<string> names, Func<JsonObject> schema) =>
        book.Request(title, _ => ApplicantSchema.Nullable(Schema.Object([], [.. names.Select(name => (name, schema()))])));
}
