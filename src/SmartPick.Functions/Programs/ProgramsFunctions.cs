using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.Programs;

/// <summary><c>GET /api/v1/programs</c> and <c>GET /api/v1/programs/{programId}</c>.</summary>
public sealed class ProgramsFunctions(RequestPipeline pipeline, ProgramsHandler handler)
{
    [Function("Programs")]
    public IResult Search(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/programs")] HttpRequest request) =>
        pipeline.Get(request, catalog => handler.Search(request, catalog));

    [Function("ProgramsOne")]
    public IResult One(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/programs/{programId}")] HttpRequest request, string programId) =>
        pipeline.Get(request, catalog => handler.One(request, catalog, programId));
}
