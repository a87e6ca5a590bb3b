using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http;

namespace SmartPick.Functions.Schools;

/// <summary><c>GET /api/v1/schools</c>.</summary>
public sealed class SchoolsFunction(ApiGuard guard, SchoolsHandler handler)
{
    [Function("Schools")]
    public IResult Search(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/schools")] HttpRequest request) =>
        guard.Get(request, catalog => handler.Search(request, catalog));
}
