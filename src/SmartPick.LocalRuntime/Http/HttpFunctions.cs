using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Http;

/// <summary>
/// Answers requests with the first function that matches, in the order of the functions' names: the Functions host
/// knows no other precedence.
/// </summary>
internal sealed class HttpFunctions
{
    private readonly IReadOnlyList<HttpFunction> _functions;
    private readonly FunctionKey? _key;

    private HttpFunctions(IReadOnlyList<HttpFunction> functions, FunctionKey? key)
    {
        _functions = functions;
        _key = key;
        if (key is null && functions.FirstOrDefault(function => function.NeedsKey) is { } keyed)
        {
            throw new StartupException(
                $"Function '{keyed.Name}' asks callers for a key: set {FunctionKey.Setting} in the settings.");
        }
    }

    public static HttpFunctions Create(IEnumerable<FunctionMethod> functions, string routePrefix, IServiceProvider services) =>
        new(
            [.. functions.Select(function => HttpFunction.Create(function, routePrefix, services)).OfType<HttpFunction>()],
            FunctionKey.Read(services.GetRequiredService<IConfiguration>()));

    public async Task InvokeAsync(HttpContext context)
    {
        var function = _functions.FirstOrDefault(function => function.Matches(context));
        if (function is null)
        {
            var problem = HostProblem.Write(
                StatusCodes.Status404NotFound, "No function has this address.", context.Request.Path, context.TraceIdentifier);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.ContentType = HostProblem.ContentType;
            context.Response.ContentLength = problem.Length;
            await context.Response.Body.WriteAsync(problem, context.RequestAborted);
        }
        else if (function.NeedsKey && !_key!.IsShownBy(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            await function.InvokeAsync(context);
        }
    }
}
