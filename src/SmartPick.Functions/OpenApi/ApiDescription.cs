using System.Text.Json.Nodes;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Operations;

namespace SmartPick.Functions.OpenApi;

/// <summary>The OpenAPI 3.1 document: what stands here and in the operations, with schemas made from the code.</summary>
internal static class ApiDescription
{
    private const string Introduction = """
        Where to apply for US residency, and what are the chances? A profile comes in; ranked programs, an optimised
        list, odds with intervals, and reasons come out. No account, and nothing is stored.

        * `null` or absent means *unknown*; `[]` means *known to be none*. A field that the API does not know is an
          error that names it, so that a typo never silently changes advice.
        * Probabilities are in [0, 1], money is in US dollars, times are ISO 8601 in UTC.
        * Every failure is a problem (RFC 9457), with all mistakes of a request at once in `errors`.
        * `RateLimit-Policy` and `RateLimit` tell the caller's quota; after a 429 or 503, `Retry-After` says when to
          come back.
        * The same request gets the same bytes as long as the catalog's and the model's version stand.
        * Every GET has an `ETag` and answers HEAD. It is guidance, not a guarantee.
        """;

    public static JsonObject Of(SeasonBook seasons)
    {
        var schemas = new SchemaRegistry();
        var paths = new JsonObject();
        foreach (var operation in Operations(schemas, seasons))
        {
            if (paths[operation.Path] is not JsonObject path)
            {
                paths[operation.Path] = path = [];
            }

            path[operation.Method] = OperationJson.Of(operation);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "SmartPick",
                ["version"] = "1",
                ["summary"] = "Lists of residency programs with honest odds.",
                ["description"] = Introduction,
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = Tags(
                ("Advice", "What an applicant gets."),
                ("Data", "What the advice is made of."),
                ("Service", "Health, description and operation.")),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.ToJson(),
                ["responses"] = ProblemResponses.All(),
                ["headers"] = ResponseHeaders.All(),
                ["securitySchemes"] = new JsonObject
                {
                    [OperationJson.KeyScheme] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-functions-key" },
                },
            },
        };
    }

    private static IEnumerable<ApiOperation> Operations(SchemaRegistry schemas, SeasonBook seasons)
    {
        _ = schemas.Response<ProblemResponse>();
        yield return RecommendationsOperation.Describe(schemas, seasons);
        yield return ReadinessOperation.Describe(schemas, seasons);
        yield return PortfolioOperation.Describe(schemas);
        yield return RankListOperation.Describe(schemas);
        yield return ProgramsOperation.Describe(schemas);
        yield return ProgramOperation.Describe(schemas);
        yield return CatalogOperation.Describe(schemas);
        yield return ModelOperation.Describe(schemas);
        yield return OpenApiOperation.Describe();
        yield return DocsOperation.Describe();
        yield return HealthOperations.Live(schemas);
        yield return HealthOperations.Ready(schemas);
        yield return RefreshOperation.Describe(schemas);
    }

    private static JsonArray Tags(params (string Name, string Description)[] tags) =>
        [.. tags.Select(t => new JsonObject { ["name"] = t.Name, ["description"] = t.Description })];
}
