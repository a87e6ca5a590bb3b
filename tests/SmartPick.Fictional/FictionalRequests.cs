using System.Text.Json;
using System.Text.Json.Nodes;
using SmartPick.Engine.Applicants;

namespace SmartPick.Fictional;

/// <summary>Requests of made-up applicants, no two alike, that are valid on any catalog: they name no program.</summary>
public static class FictionalRequests
{
    private const int Seed = 7;
    private const int HomePrograms = 495;

    public static IReadOnlyList<string> Create(int count) =>
        [.. FictionalApplicants.Create(Seed, count, FictionalCatalog.Create(Seed, HomePrograms)).Select(Request)];

    private static string Request(FictionalApplicant who)
    {
        var a = who.Applicant;
        return new JsonObject
        {
            ["applicant"] = new JsonObject
            {
                ["type"] = Word(a.Type),
                ["graduationYear"] = a.GraduationYear,
                ["step1"] = new JsonObject { ["result"] = "pass", ["attempts"] = a.Step1!.Attempts },
                ["step2ck"] = new JsonObject { ["score"] = a.Step2Ck!.Score, ["attempts"] = 1 },
                ["classQuartile"] = a.ClassQuartile,
                ["aoa"] = a.Aoa,
                ["goldHumanism"] = a.GoldHumanism,
                ["honors"] = Words(a.Honors!),
                ["research"] = new JsonObject
                {
                    ["abstracts"] = a.Research!.Abstracts,
                    ["posters"] = a.Research.Posters,
                    ["papers"] = a.Research.Papers,
                    ["specialtyProjects"] = new JsonObject(
                        a.Research.SpecialtyProjects!.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)JsonValue.Create(p.Value)))),
                },
                ["letters"] = new JsonArray(
                    [.. a.Letters!.Select(l => new JsonObject { ["specialty"] = l.Specialty, ["writer"] = Word(l.Writer) })]),
                ["usClinicalExperienceMonths"] = a.UsClinicalExperienceMonths,
                ["ties"] = new JsonObject
                {
                    ["states"] = new JsonArray([.. a.Ties!.States.Select(s => JsonValue.Create(s))]),
                    ["near"] = new JsonArray([.. a.Ties.Near.Select(n => new JsonObject
                    {
                        ["lat"] = n.Center.Latitude, ["lon"] = n.Center.Longitude, ["radiusKm"] = n.RadiusKm,
                    })]),
                },
                ["needsVisa"] = a.NeedsVisa == VisaNeed.J1 ? "j1" : "none",
                ["redFlags"] = Words(a.RedFlags!),
            },
            ["preferences"] = new JsonObject
            {
                ["specialties"] = new JsonObject(
                    who.Preferences.Specialties.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)JsonValue.Create(s.Value)))),
                ["states"] = new JsonArray([.. who.Preferences.States!.Select(s => JsonValue.Create(s))]),
            },
            ["limits"] = new JsonObject { ["budgetUsd"] = who.BudgetUsd },
        }.ToJsonString();
    }

    private static JsonArray Words<T>(IEnumerable<T> values)
        where T : struct, Enum => [.. values.Select(v => JsonValue.Create(Word(v)))];

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
