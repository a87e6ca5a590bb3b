using System.Text.Json.Nodes;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;
using SmartPick.Functions.Readiness;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>POST /api/v1/readiness</c>.</summary>
internal static class ReadinessOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas, SeasonBook seasons) => new("post", "/api/v1/readiness", "assessReadiness", "Where you stand, and what to do when")
    {
        Tag = "Advice",
        Description = """
            Takes what recommendations take, and tells how the applicant compares with those who matched, what the profile
            lacks, what would change the chance to match (each effect is the difference of two recommendations; `change` is
            the merge patch of the request that gives the second), where away rotations pay most, IR only, DR only and
            both side by side, a dated plan, and what to do after each outcome. Besides the request it depends on the day.

            As iCalendar, with `Accept: text/calendar` or `?format=ics`, it is the plan alone.
            """,
        Parameters = [new("format", "Representation, whatever `Accept` says.", Schema.OneOf(["json", "ics"]), "json")],
        Body = new(
            schemas.Request(RecommendationFields.For(seasons)),
            [
                ("least", "The least that can be said", """{"applicant": {"type": "us-md-senior"}}"""),
                ("m3", "A third-year student, before Step 2 CK", ThirdYear),
            ]),
        Answers =
        [
            (Representation.Json.MediaType, schemas.Response<ReadinessResponse>()),
            (Representation.Calendar.MediaType, CalendarText()),
        ],
    };

    private const string ThirdYear = """
        {
          "applicant": {
            "type": "us-md-senior", "graduationYear": 2028, "step1": {"result": "pass", "attempts": 1},
            "honors": ["surgery"], "research": {"abstracts": 1, "posters": 0, "papers": 0, "firstAuthorPapers": 0, "irProjects": 1},
            "letters": [], "rotations": [], "leadership": ["ir-interest-group"], "homeInstitution": "michigan"
          },
          "preferences": {"specialties": {"ir-integrated": 1.0, "dr": 0.7}}
        }
        """;

    private static JsonObject CalendarText() => new()
    {
        ["type"] = "string",
        ["description"] = "A whole-day event for each step of the plan (RFC 5545); the same step keeps its UID.",
    };
}
