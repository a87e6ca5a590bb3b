using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http;
using SmartPick.Functions.Pages;

namespace SmartPick.Functions.OpenApi;

/// <summary><c>GET /api/docs</c>: the page to read about the API and to try it.</summary>
public sealed class DocsFunction(ApiGuard guard, SiteHandler site)
{
    [Function("Docs")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/docs")] HttpRequest request) =>
        guard.Get(request, [Representation.Html], () => site.Answer(request, SiteHeaders.DocsAddress));
}
