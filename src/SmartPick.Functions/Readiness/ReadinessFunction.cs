using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.Readiness;

/// <summary><c>POST /api/v1/readiness</c>.</summary>
public sealed class ReadinessFunction(RequestPipeline pipeline, ReadinessHandler handler)
{
    [Function("Readiness")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/readiness")] HttpRequest request,
        CancellationToken cancellationToken) =>
        pipeline.PostAsync(request, ReadinessHandler.Offered, (body, catalog, budget) => handler.Answer(request, body, catalog, budget),
            cancellationToken);
}
