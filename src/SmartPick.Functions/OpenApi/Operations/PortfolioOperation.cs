using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.Portfolio;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>POST /api/v1/portfolio</c>.</summary>
internal static class PortfolioOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas) =>
        new("post", "/api/v1/portfolio", "solvePortfolio", "Solve a portfolio on your own odds")
        {
            Tag = "Advice",
            Description = """
            Bring your own programs: the odds of each, what it is worth, and what applying costs. The response is a
            portfolio, an upper bound on the value of any portfolio, and a certificate to verify the bound. A program has
            either `odds` (with `correlation` as a number) or `interviewOdds` and `matchOdds` (with `correlation` for both
            stages); a request uses one form. Up to 2,000 programs and 512 KiB.
            """,
            Body = new(
            schemas.Request(PortfolioFields.For(StageForm.OneStage)),
            [
                ("one-stage", "One stage, with signals and tiered fees", OneStage),
                ("two-stage", "Two stages: interview and match", TwoStage),
            ]),
            Answers = [(Representation.Json.MediaType, schemas.Response<PortfolioResponse>())],
        };

    private const string OneStage = """
        {
          "programs": [
            {"id": "a", "group": "dr", "value": 1, "odds": 0.2, "signalOdds": {"gold": 0.4, "silver": 0.3}, "cost": 1},
            {"id": "b", "group": "dr", "value": 0.8, "odds": 0.35},
            {"id": "c", "group": "ir", "value": 1, "odds": 0.1, "signalOdds": {"gold": 0.25}}
          ],
          "correlation": 0.3,
          "unmatchedValue": 0,
          "limits": {"applications": 2, "perGroup": {"dr": 40}, "budget": 100, "signals": {"gold": 1, "silver": 1}},
          "tiers": {"dr": [{"first": 30, "each": 11}, {"each": 30}], "ir": [{"each": 11}]},
          "include": [], "exclude": []
        }
        """;

    private const string TwoStage = """
        {
          "programs": [
            {"id": "a", "value": 1, "interviewOdds": 0.3, "interviewSignalOdds": {"gold": 0.5}, "matchOdds": 0.4},
            {"id": "b", "value": 0.9, "interviewOdds": 0.6, "matchOdds": 0.3}
          ],
          "correlation": {"interview": 0.3, "match": 0.4},
          "limits": {"signals": {"gold": 1}}
        }
        """;
}
