using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Health;

/// <summary>Says that the process answers.</summary>
public sealed class HealthLiveFunction
{
    [Function("HealthLive")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request) =>
        TypedResults.Json(HealthStatus.Live, HealthJson.Default.HealthStatus);
}
