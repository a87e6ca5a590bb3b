using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http;

namespace SmartPick.Functions.RankList;

/// <summary><c>POST /api/v1/rank-list</c>.</summary>
public sealed class RankListFunction(ApiGuard guard, RankListHandler handler)
{
    [Function("RankList")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/rank-list")] HttpRequest request,
        CancellationToken cancellationToken) =>
        guard.PostAsync(request, (body, catalog, _) => handler.Answer(request, body, catalog), cancellationToken);
}
