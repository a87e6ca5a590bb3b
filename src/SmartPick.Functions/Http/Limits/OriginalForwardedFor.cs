using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Primitives;

namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Restores <c>X-Forwarded-For</c> as it arrived at the Functions host, so that callers can be told apart: the host's proxy
/// replaces the header by its own peer, and the worker's ASP.NET Core pipeline consumes that one. The original is in the
/// trigger's binding data.
/// </summary>
public sealed class OriginalForwardedFor : IFunctionsWorkerMiddleware
{
    private const string HeadersOfTrigger = "Headers";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is { } http
            && context.BindingContext.BindingData.GetValueOrDefault(HeadersOfTrigger) is string headers)
        {
            http.Request.Headers[ClientAddress.ForwardedFor] = Read(headers);
        }

        return next(context);
    }

    /// <param name="headers">The headers of a request as a JSON object.</param>
    /// <returns>The value of <c>X-Forwarded-For</c>; empty, which removes the header, when it is not there.</returns>
    private static StringValues Read(string headers)
    {
        using var json = JsonDocument.Parse(headers);
        return json.RootElement.EnumerateObject()
            .Where(header => header.Name.Equals(ClientAddress.ForwardedFor, StringComparison.OrdinalIgnoreCase))
            .Select(header => new StringValues(header.Value.GetString()))
            .FirstOrDefault();
    }
}
