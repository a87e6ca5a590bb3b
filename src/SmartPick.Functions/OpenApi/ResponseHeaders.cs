using System.Text.Json.Nodes;
using SmartPick.Functions.OpenApi.Operations;

namespace SmartPick.Functions.OpenApi;

/// <summary>Headers of answers that a client may want to look at.</summary>
internal static class ResponseHeaders
{
    private static readonly (string Name, string Description, string Example)[] Headers =
    [
        ("ETag", "Version of the response, for `If-None-Match`.", "\"b1946ac92492d2347c6235b4d2611184\""),
        ("RateLimit", "What is left of the quota: `r` requests; it is full again in `t` seconds (draft-ietf-httpapi-ratelimit-headers).",
            "\"solves\";r=119;t=1"),
        ("RateLimit-Policy",
            "The quota: `q` requests at once, refilled over `w` seconds. POSTs count against `solves`, everything else against `reads`.",
            "\"solves\";q=120;w=20"),
        ("Retry-After", "Seconds to wait before retrying.", "1"),
    ];

    public static JsonObject All()
    {
        var all = new JsonObject();
        foreach (var (name, description, example) in Headers)
        {
            all[name] = new JsonObject
            {
                ["description"] = description,
                ["schema"] = new JsonObject { ["type"] = "string" },
                ["example"] = example,
            };
        }

        return all;
    }

    public static JsonObject Of(ApiOperation operation) =>
        References(operation.Method == "get" ? ["ETag", "RateLimit", "RateLimit-Policy"] : ["RateLimit", "RateLimit-Policy"]);

    public static JsonObject RetryAfter() => References(["Retry-After"]);

    private static JsonObject References(IEnumerable<string> names)
    {
        var references = new JsonObject();
        foreach (var name in names)
        {
            references[name] = new JsonObject { ["$ref"] = $"#/components/headers/{name}" };
        }

        return references;
    }
}
