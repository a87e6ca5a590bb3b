using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http;

namespace SmartPick.Functions.Pages;

/// <summary>
/// Answers every address that no other function serves. The host tries routes in the order of function names, so the
/// name must sort last.
/// </summary>
public sealed class ZzFallbackFunction
{
    [Function("ZzFallback")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request, string? path) =>
        Problems.NotFound(request, "No page or endpoint has this address.");
}
