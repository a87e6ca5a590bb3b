using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace SmartPick.LocalRuntime.Hosting;

/// <summary>The part of <c>host.json</c> that shapes HTTP.</summary>
internal sealed class HostJson
{
    private const string DefaultRoutePrefix = "api";

    private readonly KeyValuePair<string, string?>[] _customHeaders;

    private HostJson(IConfiguration http)
    {
        RoutePrefix = http["routePrefix"] ?? DefaultRoutePrefix;
        _customHeaders = [.. http.GetSection("customHeaders").AsEnumerable(makePathsRelative: true)];
    }

    public string RoutePrefix { get; }

    public static HostJson Read(string folder) => new(JsonSettingsFile.Read(folder, "host.json").GetSection("extensions:http"));

    public Task AddCustomHeaders(HttpContext context, RequestDelegate next)
    {
        foreach (var (name, value) in _customHeaders)
        {
            context.Response.Headers[name] = value;
        }

        return next(context);
    }
}
