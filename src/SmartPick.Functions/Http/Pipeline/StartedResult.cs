using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http.Pipeline;

/// <summary>An answer whose writing has begun.</summary>
internal sealed class StartedResult(Task sent) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => sent;
}
