using System.Text.Json.Nodes;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Operations;
using SmartPick.Functions.OpenApi.Schemas;

namespace SmartPick.Functions.OpenApi;

/// <summary>The OpenAPI 3.1 document: what stands here and in the operations, with schemas made from the code.</summary>
internal static class ApiDescription
{
    private const string Introduction = """
        Where should I apply for US residency, and what are my chances? Send a profile; get ranked programs, an optimized
        list, odds with intervals, and reasons. No account, and nothing is stored.

        * `null` or absent means *unknown*; `[]` means *known to be none*. An unknown field is an error that names it, so that a
          typo never silently changes the advice.
        * Probabilities are in [0, 1], money is in US dollars, times are ISO 8601 in UTC, ending in `Z`.
        * Every failure is a problem (RFC 9457) that reports the errors of a request at once in `errors`.
        * `RateLimit-Policy` and `RateLimit` give the caller's quota; after a 429 or 503, `Retry-After` says when to retry.
        * The same request gets the same bytes until the catalog, the model or the day (in US Eastern time) changes.
        * Every GET has an `ETag` and also answers HEAD.
        * This is guidance, not a guarantee.
        """;

    public static JsonObject Create(SeasonBook seasons)
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
                ["summary"] = "Residency program lists with honest odds.",
                ["description"] = Introduction,
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(),
            ["tags"] = Tags(
                ("Advice", "Advice for an applicant."),
                ("Data", "Data behind the advice."),
                ("Service", "Health, description, and operation.")),
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
        yield return SchoolsOperation.Describe(schemas);
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
