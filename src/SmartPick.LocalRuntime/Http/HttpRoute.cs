using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Http;

/// <summary>A route template, matched on its own and not in competition with others.</summary>
internal sealed class HttpRoute
{
    private static readonly string[] ReservedStarts = ["admin", "runtime"];

    private readonly TemplateMatcher _matcher;
    private readonly (string Parameter, IRouteConstraint Constraint)[] _constraints;

    private HttpRoute(RoutePattern pattern, ParameterPolicyFactory policies)
    {
        ParameterNames = [.. pattern.Parameters.Select(parameter => parameter.Name)];
        _matcher = new TemplateMatcher(new RouteTemplate(pattern), new RouteValueDictionary(pattern.Defaults));
        _constraints =
        [
            .. from parameter in pattern.Parameters
               from policy in parameter.ParameterPolicies
               let constraint = policies.Create(parameter, policy) as IRouteConstraint
               where constraint is not null
               select (parameter.Name, constraint),
        ];
    }

    public IReadOnlyList<string> ParameterNames { get; }

    public static HttpRoute Create(string functionName, string prefix, string? route, IServiceProvider services)
    {
        var ownPart = (route ?? functionName).Trim('/');
        if (ReservedStarts.Any(start => ownPart.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
        {
            throw new StartupException($"Function '{functionName}' cannot have route '{route}': the Functions host keeps routes that start with 'admin' or 'runtime' to itself.");
        }

        var template = $"{prefix.Trim('/')}/{ownPart}".Trim('/');
        if (template.Length == 0)
        {
            throw new StartupException(
                $"Function '{functionName}' cannot have an empty route: serve the root with '{{ignored:maxlength(0)?}}' or a catch-all.");
        }

        try
        {
            return new HttpRoute(RoutePatternFactory.Parse(template), services.GetRequiredService<ParameterPolicyFactory>());
        }
        catch (Exception invalid) when (invalid is RoutePatternException or InvalidOperationException or RouteCreationException)
        {
            throw new StartupException($"Function '{functionName}' has a route that cannot be read: {invalid.Message}", invalid);
        }
    }

    public bool TryMatch(HttpContext context)
    {
        var values = new RouteValueDictionary();
        if (!_matcher.TryMatch(context.Request.Path, values)
            || !_constraints.All(
                rule => rule.Constraint.Match(context, route: null, rule.Parameter, values, RouteDirection.IncomingRequest)))
        {
            return false;
        }

        context.Request.RouteValues = values;
        return true;
    }
}
