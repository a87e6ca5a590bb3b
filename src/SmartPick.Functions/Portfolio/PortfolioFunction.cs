using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.Portfolio;

/// <summary><c>POST /api/v1/portfolio</c>.</summary>
public sealed class PortfolioFunction(RequestPipeline pipeline, PortfolioHandler handler)
{
    private const long MaxBodyBytes = 512 * 1024;

    [Function("Portfolio")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/portfolio")] HttpRequest request,
        CancellationToken cancellationToken) =>
        pipeline.PostAsync(request, MaxBodyBytes, (body, budget) => handler.Answer(request, body, budget),
            cancellationToken);
}
