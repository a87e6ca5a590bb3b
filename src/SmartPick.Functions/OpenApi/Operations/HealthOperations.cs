using SmartPick.Functions.Health;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/health/live</c> and <c>/ready</c>.</summary>
internal static class HealthOperations
{
    public static ApiOperation Live(SchemaRegistry schemas) => Check(schemas, "live", "getLive", "Liveness", []);

    public static ApiOperation Ready(SchemaRegistry schemas) =>
        Check(schemas, "ready", "getReady", "Readiness: a catalog is loaded", [503]);

    private static ApiOperation Check(SchemaRegistry schemas, string name, string id, string summary, int[] problems) =>
        new("get", $"/api/health/{name}", id, summary)
        {
            Tag = "Service",
            Answers = [(Representation.Json.MediaType, schemas.Response<HealthResponse>())],
            Problems = problems,
        };
}
