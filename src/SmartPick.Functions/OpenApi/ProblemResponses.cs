using System.Text.Json.Nodes;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Operations;
using SmartPick.Functions.OpenApi.Schemas;

namespace SmartPick.Functions.OpenApi;

/// <summary>The answers that say what went wrong.</summary>
internal static class ProblemResponses
{
    private static readonly SortedDictionary<int, (string Name, string Description)> ByStatus = new()
    {
        [304] = ("NotModified", "The caller already has this version (`If-None-Match`)."),
        [400] = ("BadRequest", "Malformed or invalid; `errors` names the invalid fields, at most 50 of them."),
        [401] = ("Unauthorized", "The key is missing or wrong; sent by the platform, without a body."),
        [404] = ("NotFound", "Not found."),
        [406] = ("NotAcceptable", "No representation matches the `Accept` header."),
        [408] = ("RequestTimeout", "The body did not arrive in time."),
        [409] = ("Conflict", "Already in progress."),
        [413] = ("ContentTooLarge", "The body is too large."),
        [415] = ("UnsupportedMediaType", "The body must be JSON."),
        [429] = ("TooManyRequests", "The caller's quota is used up; `Retry-After` says when to retry."),
        [503] = ("ServiceUnavailable", "No catalog is loaded yet, or the service is busy; `Retry-After` says when to retry."),
        [504] = ("GatewayTimeout", "The request took longer than ten seconds."),
    };

    private static readonly int[] WithRetryAfter = [429, 503];
    private static readonly int[] OfAny = [406, 429];
    private static readonly int[] OfReading = [304];
    private static readonly int[] OfWriting = [400, 408, 413, 415, 503, 504];

    /// <summary>Statuses that an operation may answer with instead of 200, in order.</summary>
    public static IEnumerable<int> StatusesOf(ApiOperation operation) =>
        OfAny.Concat(operation.Problems)
            .Concat(operation.Method == "get" ? OfReading : [])
            .Concat(operation.Body is null ? [] : OfWriting)
            .Distinct().Order();

    public static JsonObject Reference(int status) => new() { ["$ref"] = $"#/components/responses/{ByStatus[status].Name}" };

    public static JsonObject All()
    {
        var all = new JsonObject();
        foreach (var (status, (name, description)) in ByStatus)
        {
            all[name] = Response(status, description);
        }

        return all;
    }

    private static JsonObject Response(int status, string description)
    {
        var response = new JsonObject { ["description"] = description };
        if (WithRetryAfter.Contains(status))
        {
            response["headers"] = ResponseHeaders.RetryAfter();
        }

        // 304 has no body, and the 401 is the platform's.
        if (status is not (304 or 401))
        {
            response["content"] =
                new JsonObject { [Problems.ContentType] = new JsonObject { ["schema"] = SchemaRegistry.Reference(nameof(ProblemResponse)) } };
        }

        return response;
    }
}
