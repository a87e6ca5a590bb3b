using Microsoft.AspNetCore.Http;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Http;

/// <summary>A function that an HTTP trigger calls.</summary>
internal sealed class HttpFunction
{
    private readonly string[] _methods;
    private readonly HttpRoute _route;
    private readonly FunctionCall _call;

    private HttpFunction(FunctionMethod function, HttpTriggerAttribute trigger, HttpRoute route)
    {
        Name = function.Name;
        NeedsKey = trigger.AuthLevel != AuthorizationLevel.Anonymous;
        _methods = trigger.Methods ?? [];
        _route = route;
        _call = new FunctionCall(function);
    }

    public string Name { get; }

    public bool NeedsKey { get; }

    public static HttpFunction? Create(FunctionMethod function, string routePrefix, IServiceProvider services)
    {
        if (function.FindTrigger<HttpTriggerAttribute>() is not { } trigger)
        {
            return null;
        }

        var route = HttpRoute.Create(function.Name, routePrefix, trigger.Route, services);
        RequireBindable(function, route);
        return new HttpFunction(function, trigger, route);
    }

    public bool Matches(HttpContext context) =>
        (_methods.Length == 0 || _methods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase)) && _route.TryMatch(context);

    public Task InvokeAsync(HttpContext context) => _call.InvokeAsync(context);

    // What is not bound here but by the real host, or the other way round, would show only once deployed.
    private static void RequireBindable(FunctionMethod function, HttpRoute route)
    {
        if (function.Method.ReturnType != typeof(IResult) && function.Method.ReturnType != typeof(Task<IResult>))
        {
            throw new StartupException($"Function '{function.Name}' must return IResult or Task<IResult>: nothing else is sent.");
        }

        foreach (var parameter in function.Method.GetParameters())
        {
            if (parameter.ParameterType != typeof(HttpRequest)
                && parameter.ParameterType != typeof(CancellationToken)
                && !route.ParameterNames.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw new StartupException(
                    $"Function '{function.Name}' cannot take '{parameter.Name}': only HttpRequest, CancellationToken and values of its route are bound.");
            }
        }
    }
}
