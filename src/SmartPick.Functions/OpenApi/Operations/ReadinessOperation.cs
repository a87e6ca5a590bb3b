using System.Text.Json.Nodes;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.Readiness;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>POST /api/v1/readiness</c>.</summary>
internal static class ReadinessOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas, SeasonBook seasons) =>
        new("post", "/api/v1/readiness", "assessReadiness", "Assess readiness and plan")
        {
            Tag = "Advice",
            Description = """
            Takes the same request as recommendations. Returns how the applicant compares with those who matched, what the
            profile lacks, what would change the chance of matching (each effect is the difference of two recommendations;
            `change` is a merge patch that turns the request into the second one), the best away rotations, IR only, DR only
            and both compared, a dated plan, and next steps for each outcome. The response depends on the day.

            With `Accept: text/calendar` or `?format=ics`, only the plan, as iCalendar.
            """,
            Parameters = [new("format", "Representation; overrides `Accept`.", Schema.OneOf(["json", "ics"]), "json")],
            Body = new(
            schemas.Request(RecommendationFields.For(seasons)),
            [
                ("least", "The smallest request", """{"applicant": {"type": "us-md-senior"}}"""),
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
            "honors": ["surgery"], "research": {"abstracts": 1, "posters": 0, "papers": 0, "firstAuthorPapers": 0, "specialtyProjects": {"ir-integrated": 1}},
            "letters": [], "rotations": [], "leadership": ["ir-interest-group"], "homeInstitution": "michigan"
          },
          "preferences": {"specialties": {"ir-integrated": 1.0, "dr": 0.7}}
        }
        """;

    private static JsonObject CalendarText() => new()
    {
        ["type"] = "string",
        ["description"] = "An all-day event for each step of the plan (RFC 5545); a step keeps its UID.",
    };
}
