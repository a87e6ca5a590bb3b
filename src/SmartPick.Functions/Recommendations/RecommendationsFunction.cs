using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.Recommendations;

/// <summary><c>POST /api/v1/recommendations</c>.</summary>
public sealed class RecommendationsFunction(RequestPipeline pipeline, RecommendationHandler handler)
{
    [Function("Recommendations")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/recommendations")] HttpRequest request,
        CancellationToken cancellationToken) =>
        pipeline.PostAsync(request, RecommendationHandler.Offered,
            (body, catalog, budget) => handler.Answer(request, body, catalog, budget), cancellationToken);
}
