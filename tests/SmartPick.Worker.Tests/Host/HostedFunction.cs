using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using SmartPick.Worker.Tests.Protocol;

namespace SmartPick.Worker.Tests.Host;

/// <summary>A function as the worker has described it to the host.</summary>
internal sealed class HostedFunction
{
    private readonly TemplateMatcher? _route;

    /// <param name="metadata">The worker's description.</param>
    /// <param name="routePrefix">The route prefix of <c>host.json</c>.</param>
    public HostedFunction(FunctionMetadata metadata, string routePrefix)
    {
        Metadata = metadata;
        var bindings = metadata.RawBindings.Select(binding => JsonElement.Parse(binding)).ToList();
        foreach (var binding in bindings)
        {
            metadata.Bindings[binding.GetProperty("name").GetString()!] = new BindingInfo
            {
                Type = binding.GetProperty("type").GetString()!,
                Direction = binding.GetProperty("direction").GetString() == "In" ? 0 : 1,
            };
        }

        Trigger = bindings.Single(binding => binding.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.Ordinal));
        if (Trigger.GetProperty("type").GetString() == "httpTrigger")
        {
            Assert.False(
                Trigger.TryGetProperty("methods", out _), $"{Name} would get the host's 404 for the methods that it does not list.");
            var route = Trigger.TryGetProperty("route", out var own) ? own.GetString()! : Name;
            _route = new TemplateMatcher(TemplateParser.Parse($"{routePrefix}/{route}".Trim('/')), []);
            NeedsKey = Trigger.GetProperty("authLevel").GetString() != "Anonymous";
        }
    }

    public FunctionMetadata Metadata { get; }

    public string Name => Metadata.Name;

    public bool IsHttp => _route is not null;

    public bool NeedsKey { get; }

    /// <summary>The trigger's binding, as JSON.</summary>
    public JsonElement Trigger { get; }

    public string TriggerName => Trigger.GetProperty("name").GetString()!;

    public bool Matches(PathString path, RouteValueDictionary values) => _route is not null && _route.TryMatch(path, values);
}
