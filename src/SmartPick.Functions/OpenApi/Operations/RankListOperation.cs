using System.Text.Json.Nodes;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.RankList;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>POST /api/v1/rank-list</c>.</summary>
internal static class RankListOperation
{
    private const int MostRanks = 300;

    public static ApiOperation Describe(SchemaBook book) => new("post", "/api/v1/rank-list", "reviewRankList", "Odds of a rank order list")
    {
        Tag = "Advice",
        Description = """
            After the interviews: the odds of matching by the list in its own order, what each rank adds, and how the Match
            can end. Tracks of one program are ranks of their own. The order is the applicant's: a list in true order of
            preference is the best there is.
            """,
        Body = new(
            book.Request("RankListRequest", Request),
            [("three", "Two interviews, three ranks, and a transitional year for the advanced position", Example)]),
        Answers = [(Representation.Json.MediaType, book.Answer<RankListResponse>())],
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

    private static JsonObject Request(SchemaBook book) => Schema.Object(
        ["applicant", "interviews"],
        ("applicant", book.Request("Applicant", ApplicantSchema.Of)),
        ("interviews", Schema.List(book.Request("Interview", _ => Interview()), MostRanks)),
        ("supplemental", Schema.List(book.Request("SupplementalList", _ => Supplemental()), MostRanks)
            .Says("Lists of PGY-1 programs, each for the event of matching to an advanced position.")));

    private static JsonObject Interview() => Schema.Object(
        ["programId", "track", "preference"],
        ("programId", ApplicantSchema.Name()),
        ("track", Schema.Word(Vocabulary.OneTrack.Words).Says("C categorical, A advanced, P preliminary.")),
        ("preference", Schema.Whole(1, MostRanks).Says("1 is wanted most; no ties and no gaps.")),
        ("impression", Schema.Whole(1, 5).Says("How the interview went, 5 best.")));

    private static JsonObject Supplemental() => Schema.Object(
        ["for", "programs"],
        ("for", ApplicantSchema.Name().Says("Program with the advanced position.")),
        ("programs", ApplicantSchema.Names().Says("PGY-1 programs, the most wanted first.")));
}
