using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.RankList;

/// <summary><c>POST /api/v1/rank-list</c>.</summary>
public sealed class RankListFunction(RequestPipeline pipeline, RankListHandler handler)
{
    [Function("RankList")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/rank-list")] HttpRequest request,
        CancellationToken cancellationToken) =>
        pipeline.PostAsync(request, (body, catalog, _) => handler.Answer(request, body, catalog), cancellationToken);
}
