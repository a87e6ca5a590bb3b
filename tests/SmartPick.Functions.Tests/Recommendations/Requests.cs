using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>Valid requests.</summary>
internal static class Requests
{
    public static JsonObject TypeAlone(string type = "us-md-senior") => new JsonObject().With("applicant.type", $"\"{type}\"");

    /// <summary>A middling US MD senior of the season whose rules are known.</summary>
    public static JsonObject Average { get; } = JsonEdits.Parse("""
        {
          "applicant": {
            "type": "us-md-senior", "graduationYear": 2026,
            "step1": {"result": "pass", "attempts": 1}, "step2ck": {"score": 249, "attempts": 1},
            "classQuartile": 2, "aoa": false, "goldHumanism": false, "honors": ["surgery"],
            "research": {"abstracts": 3, "posters": 2, "papers": 2, "firstAuthorPapers": 1, "specialtyProjects": {"ir-integrated": 1}},
            "letters": [{"specialty": "ir-integrated", "writer": "attending"}, {"specialty": "dr", "writer": "faculty"},
                        {"specialty": "general-surgery", "writer": "attending"}],
            "rotations": [{"kind": "home-sub-i", "specialty": "ir-integrated"}],
            "leadership": [], "ties": {"states": ["OH"], "near": []}, "needsVisa": "none", "redFlags": []
          },
          "preferences": {"specialties": {"ir-integrated": 1.0, "dr": 0.7}, "states": ["MI", "OH", "IL"]}
        }
        """);

    /// <summary>The contract's own example with every field filled.</summary>
    public static JsonObject Full { get; } = JsonEdits.Parse("""
        {
          "applicant": {
            "type": "us-md-senior", "graduationYear": 2026,
            "step1": {"result": "pass", "score": 230, "attempts": 1}, "step2ck": {"result": "pass", "score": 252, "attempts": 1},
            "comlexLevel1": {"result": "pass", "score": 500, "attempts": 1}, "comlexLevel2": {"result": "pass", "score": 550, "attempts": 1},
            "classQuartile": 1, "aoa": true, "goldHumanism": true, "honors": ["medicine", "surgery", "radiology"],
            "research": {"abstracts": 2, "posters": 1, "papers": 1, "firstAuthorPapers": 0, "specialtyProjects": {"ir-integrated": 1}},
            "letters": [{"specialty": "ir-integrated", "writer": "attending"}, {"specialty": "ir-integrated", "writer": "program-director"},
                        {"specialty": "general-surgery", "writer": "attending"}],
            "rotations": [{"kind": "home-sub-i", "specialty": "ir-integrated"}, {"kind": "away", "specialty": "ir-integrated", "programId": "4162500001"}],
            "leadership": ["interest-group"], "usClinicalExperienceMonths": 12, "homeInstitution": "michigan",
            "ties": {"states": ["MI"], "near": [{"lat": 42.28, "lon": -83.74, "radiusKm": 300}]},
            "needsVisa": "none", "redFlags": []
          },
          "preferences": {
            "specialties": {"ir-integrated": 1.0, "dr": 0.7}, "states": ["MI", "OH", "IL"], "excludeStates": ["TX"],
            "settings": {"university": 1.0, "university-affiliated": 0.8, "community": 0.5, "military": 0.0},
            "weights": {"location": 0.5, "setting": 0.2, "research": 0.2, "size": 0.1},
            "include": [], "exclude": []
          },
          "limits": {
            "applications": 30, "perSpecialty": {"ir-integrated": 20, "dr": 20}, "budgetUsd": 1200,
            "signals": {"radiology": {"gold": 6, "silver": 6}}, "feeAssistance": false
          },
          "objective": "match", "threshold": 0.001
        }
        """);

    private static readonly Dictionary<string, JsonObject> ByName = new(StringComparer.Ordinal)
    {
        ["type alone"] = TypeAlone(),
        ["average"] = Average,
        ["full"] = Full,
        ["five applications"] = Average.With("limits.applications", "5"),
        ["no application"] = Average.With("limits.applications", "0"),
        ["three hundred applications, no threshold"] = Average.With("limits.applications", "300").With("threshold", "0"),
        ["small budget"] = Average.With("limits.budgetUsd", "200"),
        ["no budget"] = Average.With("limits.budgetUsd", "0"),
        ["cap on IR"] = Average.With("limits.perSpecialty", """{"ir-integrated": 7}"""),
        ["no DR"] = Average.With("limits.perSpecialty", """{"dr": 0}"""),
        ["DR only, cap on IR"] = Average.With("preferences.specialties", """{"dr": 1}""").With("limits.perSpecialty", """{"ir-integrated": 3}"""),
        ["one gold signal"] = Average.With("limits.signals", """{"radiology": {"gold": 1, "silver": 0}}"""),
        ["no signal"] = Average.With("limits.signals", """{"radiology": {"gold": 0, "silver": 0}}"""),
        ["more signals than applications"] = Average.With("limits.applications", "8").With("limits.signals", """{"radiology": {"gold": 300, "silver": 300}}"""),
        ["fee assistance"] = Average.With("limits.feeAssistance", "true"),
        ["fee assistance beyond its count"] = Average.With("limits.feeAssistance", "true").With("limits.applications", "80").With(
            "threshold", "0"),
        ["fee assistance and budget"] = Average.With("limits.feeAssistance", "true").With("limits.budgetUsd", "100"),
        ["balanced"] = Average.With("objective", "\"balanced\""),
        ["preference"] = Average.With("objective", "\"preference\""),
        ["weak with visa need"] = TypeAlone("non-us-img").With("applicant.needsVisa", "\"j1\"").With("applicant.step2ck", """{"score": 225, "attempts": 2}"""),
        ["COMLEX only"] = TypeAlone("us-do-senior").With("applicant.comlexLevel2", """{"score": 560, "attempts": 1}"""),
        ["forced in"] = Average.With("preferences.include", """["4160100001", "4200111008"]""").With("limits.applications", "12"),
    };

    public static TheoryData<string> Names { get; } = [.. ByName.Keys];

    public static JsonObject Named(string name) => ByName[name];
}
