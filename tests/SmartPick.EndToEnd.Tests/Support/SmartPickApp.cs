using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SmartPick.LocalRuntime;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>The built function app as a process of its own, on a free port, with a real Azurite and the shipped data.</summary>
internal sealed class SmartPickApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly AzuriteProcess _azurite;
    private readonly Process _process;

    private SmartPickApp(AzuriteProcess azurite, Process process, Uri address)
    {
        _azurite = azurite;
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Memory that the app holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the app and returns when it can answer.</summary>
    /// <param name="limited">Whether callers have the quota that an app without settings gives them.</param>
    public static async Task<SmartPickApp> StartAsync(bool limited = false)
    {
        var azurite = await AzuriteProcess.StartAsync();
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [LocalProgram.Location])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["SMARTPICK_PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["AzureWebJobsStorage"] = azurite.ConnectionString,
                ["Logging__LogLevel__Default"] = "Warning",

                // All tests are one caller to the app.
                ["SmartPick__RateLimit__Burst"] = limited ? "" : "100000",
                ["SmartPick__RateLimit__PerSecond"] = limited ? "" : "100000",
            },
        };
        var app = new SmartPickApp(azurite, Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"));
        app._process.OutputDataReceived += (_, _) => { };
        app._process.BeginOutputReadLine();
        await app.ReadyAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _azurite.DisposeAsync();
    }

    private async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var client = new HttpClient { BaseAddress = Address };
        while (!await IsReadyAsync(client, patience.Token))
        {
            Assert.False(_process.HasExited, "The app ended before it was ready.");
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("api/health/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
