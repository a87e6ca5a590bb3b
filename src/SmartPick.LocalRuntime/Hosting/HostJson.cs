using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SmartPick.LocalRuntime.Hosting;

/// <summary>The part of <c>host.json</c> that shapes HTTP.</summary>
internal sealed class HostJson
{
    private const string DefaultRoutePrefix = "api";

    private readonly KeyValuePair<string, string?>[] _customHeaders;

    private HostJson(JsonObject http)
    {
        RoutePrefix = http.Text("routePrefix") ?? DefaultRoutePrefix;
        _customHeaders = [.. http.Section("customHeaders").Texts()];
    }

    public string RoutePrefix { get; }

    public static HostJson Read(string folder) => new(JsonSettingsFile.Read(folder, "host.json").Section("extensions").Section("http"));

    public Task AddCustomHeaders(HttpContext context, RequestDelegate next)
    {
        foreach (var (name, value) in _customHeaders)
        {
            context.Response.Headers[name] = value;
        }

        return next(context);
    }
}
