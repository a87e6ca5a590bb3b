using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Pages;

/// <summary>
/// Serves the page, the widget, and 404 for every other address. The host tries routes in the order of function names, so this name must
/// sort last.
/// </summary>
public sealed class ZzFallbackFunction(SiteHandler site)
{
    [Function("ZzFallback")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) =>
        site.Answer(request);
}
