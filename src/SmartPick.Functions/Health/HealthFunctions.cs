using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.Health;

/// <summary>The answer of a health check.</summary>
public sealed record HealthResponse(string Status);

/// <summary><c>GET /api/health/live</c> says that the process answers, <c>/ready</c> that it has a catalog to answer from.</summary>
public sealed class HealthFunctions(RequestPipeline pipeline)
{
    [Function("HealthLive")]
    public IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/health/live")] HttpRequest request) =>
        pipeline.Get(request, () => Answer(request, "live"));

    [Function("HealthReady")]
    public IResult Ready([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/health/ready")] HttpRequest request) =>
        pipeline.Get(request, _ => Answer(request, "ready"));

    private static IResult Answer(HttpRequest request, string status) =>
        Conditional.JsonOfNow(request, status, new HealthResponse(status), HealthJson.Default.HealthResponse);
}
