using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.Recommendations;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>POST /api/v1/recommendations</c>.</summary>
internal static class RecommendationsOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas, SeasonBook seasons) =>
        new("post", "/api/v1/recommendations", "recommend", "Recommend where to apply")
        {
            Tag = "Advice",
            Description = """
            Chooses the programs and signals that together maximize the objective within the limits. Returns the odds of each
            program and of the list, the reasons, and what more applications would add. Only `applicant.type` is required;
            the less is known, the wider the intervals.

            Home and away programs are on the list unless they are excluded or over a limit; military programs only when
            asked for. The preference order is the applicant's own: `preferences.favorites` by their value, the rest by
            specialty and fit. Programs that are worth the same share a `preferenceRank`. A warning with `headline` bears
            on the whole answer, for example `applications-closed` when the season's applications are over.

            With `Accept: text/csv` or `?format=csv`, only the list, one program per row, most valuable first. The file is
            safe to open in a spreadsheet.
            """,
            Parameters = [new("format", "Representation; overrides `Accept`.", Schema.OneOf(["json", "csv"]), "json")],
            Body = new(
            schemas.Request(RecommendationFields.For(seasons)),
            [
                ("least", "The smallest request", """{"applicant": {"type": "us-md-senior"}}"""),
                ("dual", "Both radiologies, half a profile", Examples.Dual),
                ("img", "An international graduate who needs a visa", Examples.Abroad),
            ]),
            Answers =
        [
            (Representation.Json.MediaType, schemas.Response<RecommendationResponse>()),
            (Representation.Csv.MediaType, Examples.CsvText()),
        ],
        };

    private static class Examples
    {
        public const string Dual = """
            {
              "applicant": {
                "type": "us-md-senior", "graduationYear": 2026,
                "step1": {"result": "pass", "attempts": 1}, "step2ck": {"score": 252, "attempts": 1},
                "classQuartile": 1, "aoa": true, "honors": ["medicine", "surgery", "radiology"],
                "research": {"abstracts": 2, "posters": 1, "papers": 1, "firstAuthorPapers": 0, "specialtyProjects": {"ir-integrated": 1}},
                "letters": [{"specialty": "ir-integrated", "writer": "attending"}, {"specialty": "ir-integrated", "writer": "program-director"},
                  {"specialty": "general-surgery", "writer": "attending"}],
                "rotations": [{"kind": "home-sub-i", "specialty": "ir-integrated"}, {"kind": "away", "specialty": "ir-integrated", "programId": "4162500001"}],
                "ties": {"states": ["MI"], "near": [{"lat": 42.28, "lon": -83.74, "radiusKm": 300}]},
                "needsVisa": "none", "redFlags": []
              },
              "preferences": {
                "specialties": {"ir-integrated": 1.0, "dr": 0.7}, "states": ["MI", "OH", "IL"],
                "settings": {"university": 1.0, "university-affiliated": 0.8, "community": 0.5, "military": 0.0},
                "weights": {"location": 0.5, "setting": 0.2, "research": 0.2, "size": 0.1}
              },
              "limits": {"applications": 40, "perSpecialty": {"ir-integrated": 25}, "budgetUsd": 1200},
              "objective": "balanced", "threshold": 0.0001
            }
            """;

        public const string Abroad = """
            {
              "applicant": {
                "type": "non-us-img", "graduationYear": 2023, "step2ck": {"score": 258, "attempts": 1},
                "usClinicalExperienceMonths": 6, "needsVisa": "j1", "research": {"papers": 4}
              },
              "preferences": {"specialties": {"dr": 1.0}},
              "limits": {"applications": 80}
            }
            """;

        public static System.Text.Json.Nodes.JsonObject CsvText() => new()
        {
            ["type"] = "string",
            ["description"] = "A header row, then one row per program, most valuable first (RFC 4180).",
        };
    }
}
