using System.Text.Json.Nodes;
using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.Portfolio;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>POST /api/v1/portfolio</c>.</summary>
internal static class PortfolioOperation
{
    private const double Most = PortfolioReader.MostMagnitude;

    public static ApiOperation Describe(SchemaBook book) => new("post", "/api/v1/portfolio", "solvePortfolio", "The solver alone, on your own odds")
    {
        Tag = "Advice",
        Description = """
            Bring any market: who may say yes, what each yes is worth, and what asking costs. The answer is a portfolio
            with an upper bound on what any portfolio can be worth, and a certificate to recheck the bound with. One
            program has either `odds` (with `correlation` as a number) or `interviewOdds` and `matchOdds` (with
            `correlation` for both stages); a request keeps to one form. Up to 2,000 programs and 512 KiB.
            """,
        Body = new(
            book.Request("PortfolioRequest", Request),
            [
                ("one-stage", "Odds of a yes, with signals and tiered fees", OneStage),
                ("two-stage", "Odds of an interview and of a match after it", TwoStage),
            ]),
        Answers = [(Representation.Json.MediaType, book.Answer<PortfolioResponse>())],
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

    private static JsonObject Request(SchemaBook book) => Schema.Object(
        ["programs"],
        ("programs", Schema.List(book.Request("PortfolioProgram", Program), PortfolioReader.MostPrograms)),
        ("correlation", Correlation()),
        ("unmatchedValue", Schema.Number(0, Most).Otherwise(0).Says("What it is worth when nobody says yes.")),
        ("limits", book.Request("PortfolioLimits", Limits)),
        ("tiers", Schema.Map(Schema.List(book.Request("FeeTier", _ => Tier()), JsonObjectReader.MaxListLength), JsonObjectReader.MaxListLength)
            .Says("Price of an application by group: so many at one price, the rest at the next. Prices must not fall. A last tier with `first` closes the group: no further application fits.")),
        ("include", ApplicantSchema.Names(PortfolioReader.MostPrograms)),
        ("exclude", ApplicantSchema.Names(PortfolioReader.MostPrograms)));

    private static JsonObject Program(SchemaBook book) => Schema.Object(
        ["id", "value"],
        ("id", ApplicantSchema.Name()),
        ("group", ApplicantSchema.Name().Says("Programs of a group share its price tiers and its cap.")),
        ("value", Schema.Number(-Most, Most)),
        ("odds", Schema.Number(0, 1).Says("Required, unless there are two stages.")),
        ("signalOdds", book.Request("SignalOdds", _ => SignalOdds())),
        ("interviewOdds", Schema.Number(0, 1)),
        ("interviewSignalOdds", book.Request("SignalOdds", _ => SignalOdds())),
        ("matchOdds", Schema.Number(0, 1).Says("After an interview.")),
        ("cost", Schema.Number(0, Most).Otherwise(0).Says("Beside the tier price of the group.")));

    private static JsonObject SignalOdds() => ApplicantSchema.Nullable(Schema.Object(
        [],
        ("gold", Schema.Number(0, 1)),
        ("silver", Schema.Number(0, 1)))).Says("Odds with a signal; not lower than without.");

    private static JsonObject Correlation() => new()
    {
        ["oneOf"] = new JsonArray(
            Schema.Number(0, Dependence.MaxLoading),
            Schema.Object([], ("interview", Schema.Number(0, Dependence.MaxLoading)), ("match", Schema.Number(0, Dependence.MaxLoading))),
            new JsonObject { ["type"] = "null" }),
        ["description"] = "Loading of each decision on what all of them share.",
    };

    private static JsonObject Limits(SchemaBook book) => ApplicantSchema.Nullable(Schema.Object(
        [],
        ("applications", Schema.Whole(0, PortfolioReader.MostCount)),
        ("perGroup", Schema.Map(Schema.Whole(0, PortfolioReader.MostCount), JsonObjectReader.MaxListLength)),
        ("budget", Schema.Number(0, Most)),
        ("signals", book.Request("PortfolioSignals", _ => Signals()))));

    private static JsonObject Signals() => ApplicantSchema.Nullable(Schema.Object(
        [],
        ("gold", Schema.Whole(0, PortfolioReader.MostCount).Otherwise(0)),
        ("silver", Schema.Whole(0, PortfolioReader.MostCount).Otherwise(0))));

    private static JsonObject Tier() => Schema.Object(
        ["each"],
        ("first", Schema.Whole(1, PortfolioReader.MostCount).Says("How many applications have this price; all further ones where left out, which only the last tier may do.")),
        ("each", Schema.Number(0, Most)));
}
