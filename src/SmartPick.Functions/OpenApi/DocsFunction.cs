using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http;
using SmartPick.Functions.Http.Pipeline;
using SmartPick.Functions.Pages;

namespace SmartPick.Functions.OpenApi;

/// <summary><c>GET /api/docs</c>: the page to read about the API and to try it.</summary>
public sealed class DocsFunction(RequestPipeline pipeline, SiteHandler site)
{
    [Function("Docs")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/docs")] HttpRequest request) =>
        pipeline.Get(request, [Representation.Html], () => site.Answer(request, SiteHeaders.DocsAddress));
}
