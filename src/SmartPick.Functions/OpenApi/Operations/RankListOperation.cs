using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.RankList;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>POST /api/v1/rank-list</c>.</summary>
internal static class RankListOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas) =>
        new("post", "/api/v1/rank-list", "reviewRankList", "Review a rank order list")
        {
            Tag = "Advice",
            Description = """
            After the interviews: the odds of matching with the list in its own order, what each rank adds, and the possible
            outcomes. Each track of a program is a rank of its own. Rank in the true order of preference: no other order
            does better.
            """,
            Body = new(
            schemas.Request(RankListFields.All),
            [("three", "Two interviews, three ranks, and a transitional year for the advanced position", Example)]),
            Answers = [(Representation.Json.MediaType, schemas.Response<RankListResponse>())],
        };

    private const string Example = """
        {
          "applicant": {"type": "us-md-senior", "step2ck": {"score": 250}},
          "interviews": [
            {"programId": "4160100001", "track": "A", "preference": 1, "impression": 4},
            {"programId": "4160100001", "track": "C", "preference": 2},
            {"programId": "4200111007", "track": "C", "preference": 3, "impression": null}
          ],
          "supplemental": [{"for": "4160100001", "programs": ["9990100001", "9990100003"]}]
        }
        """;
}
