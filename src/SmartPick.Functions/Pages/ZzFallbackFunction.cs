using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Pages;

/// <summary>
/// Serves the page and the widget and answers every address that no other function serves. The host tries routes in
/// the order of function names, so the name must sort last.
/// </summary>
public sealed class ZzFallbackFunction(SiteHandler site)
{
    [Function("ZzFallback")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) =>
        site.Answer(request);
}
