using SmartPick.Functions.Health;
using SmartPick.Functions.Http;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/health/live</c> and <c>/ready</c>.</summary>
internal static class HealthOperations
{
    public static ApiOperation Live(SchemaRegistry schemas) => Check(schemas, "live", "getLive", "Whether the process answers", []);

    public static ApiOperation Ready(SchemaRegistry schemas) => Check(schemas, "ready", "getReady", "Whether it has a catalog to answer from", [503]);

    private static ApiOperation Check(SchemaRegistry schemas, string name, string id, string summary, int[] problems) => new("get", $"/api/health/{name}", id, summary)
    {
        Tag = "Service",
        Answers = [(Representation.Json.MediaType, schemas.Response<HealthResponse>())],
        Problems = problems,
    };
}
