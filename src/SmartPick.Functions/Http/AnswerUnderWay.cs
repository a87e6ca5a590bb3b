using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http;

/// <summary>An answer whose writing has begun.</summary>
internal sealed class AnswerUnderWay(Task sent) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => sent;
}
