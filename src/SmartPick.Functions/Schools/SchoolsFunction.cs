using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.Schools;

/// <summary><c>GET /api/v1/schools</c>.</summary>
public sealed class SchoolsFunction(RequestPipeline pipeline, SchoolsHandler handler)
{
    [Function("Schools")]
    public IResult Search(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/schools")] HttpRequest request) =>
        pipeline.Get(request, catalog => handler.Search(request, catalog));
}
