using Microsoft.AspNetCore.Http;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Http;

/// <summary>A function that an HTTP trigger calls.</summary>
internal sealed class HttpFunction
{
    private readonly string[] _methods;
    private readonly HttpRoute _route;

    // Compiled by the first call: compiling those of all functions would be a good part of a start.
    private readonly Lazy<RequestDelegate> _invoke;

    private HttpFunction(FunctionMethod function, HttpTriggerAttribute trigger, HttpRoute route, IServiceProvider services)
    {
        Name = function.Name;
        NeedsKey = trigger.AuthLevel != AuthorizationLevel.Anonymous;
        _methods = trigger.Methods;
        _route = route;
        _invoke = new(() => RequestDelegateFactory.Create(
            function.Method,
            context => function.CreateInstance(context.RequestServices),
            new RequestDelegateFactoryOptions { ServiceProvider = services, RouteParameterNames = route.ParameterNames }).RequestDelegate);
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
        return new HttpFunction(function, trigger, route, services);
    }

    public bool Matches(HttpContext context) =>
        (_methods.Length == 0 || _methods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase)) && _route.TryMatch(context);

    public Task InvokeAsync(HttpContext context) => _invoke.Value(context);

    // ASP.NET Core would also bind services, queries and bodies: code that relies on it would fail only once deployed.
    private static void RequireBindable(FunctionMethod function, HttpRoute route)
    {
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
