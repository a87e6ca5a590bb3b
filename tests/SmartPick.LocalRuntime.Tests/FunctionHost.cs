using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;

namespace SmartPick.LocalRuntime.Tests;

/// <summary>A running host of the given function classes, with its own host.json and local.settings.json.</summary>
internal sealed class FunctionHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IHost _host;

    private FunctionHost(Type[] functions, string hostJson, string localSettings, Action<LocalApplicationBuilder>? configure)
    {
        File.WriteAllText(Path.Combine(_folder.Path, "host.json"), hostJson);
        File.WriteAllText(Path.Combine(_folder.Path, "local.settings.json"), localSettings);
        var builder = new LocalApplicationBuilder([], functions, _folder.Path);
        builder.WebHost.UseTestServer();
        configure?.Invoke(builder);
        _host = builder.Build();
    }

    public HttpClient Client => _host.GetTestClient();

    public IServiceProvider Services => _host.Services;

    public static async Task<FunctionHost> StartAsync(
        Type[] functions,
        string hostJson = """{ "extensions": { "http": { "routePrefix": "" } } }""",
        string localSettings = "{}",
        Action<LocalApplicationBuilder>? configure = null)
    {
        var host = new FunctionHost(functions, hostJson, localSettings, configure);
        await host._host.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _folder.Dispose();
    }
}
