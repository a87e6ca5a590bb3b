using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>A site of somebody else that embeds the widget, under the strictest policy that still lets our origin in.</summary>
internal sealed class HostSite : IAsyncDisposable
{
    private readonly WebApplication _site;

    private HostSite(WebApplication site) => _site = site;

    public Uri Address { get; private init; } = null!;

    public static async Task<HostSite> StartAsync(Uri smartPick)
    {
        var origin = smartPick.GetLeftPart(UriPartial.Authority);
        using var client = new HttpClient { BaseAddress = smartPick };
        var loader = await client.GetFromJsonAsync<JsonElement>(new Uri("embed/v1/loader.json", UriKind.Relative));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.MapGet("/{page}", async (string page, HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {origin}; frame-src {origin}";
            var file = Path.Combine(AppContext.BaseDirectory, "HostPages", Path.GetFileName(page) + ".html");
            var html = await File.ReadAllTextAsync(file, context.RequestAborted);
            return Results.Content(
                html.Replace("{smartpick}", origin, StringComparison.Ordinal)
                    .Replace("{address}", loader.Text("address"), StringComparison.Ordinal)
                    .Replace("{integrity}", loader.Text("integrity"), StringComparison.Ordinal),
                "text/html; charset=utf-8");
        });
        await site.StartAsync();

        // By name, where SmartPick is by number: another host, not only another port.
        return new HostSite(site) { Address = new Uri($"http://localhost:{new Uri(site.Urls.Single()).Port}") };
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
