using System.Net;
using SmartPick.Functions.Tests.Support;
using SmartPick.LocalRuntime.Storage;
using SmartPick.Worker.Tests.Host;

namespace SmartPick.Worker.Tests;

/// <summary>The packed app on the real worker, and the local runtime beside it, on one storage with the shipped programs.</summary>
public sealed class WorkerApp : IAsyncLifetime, IDisposable
{
    private AzuriteProcess? _azurite;
    private FunctionApp? _local;

    internal Package Package { get; private set; } = null!;

    internal FunctionsHost Host { get; private set; } = null!;

    public HttpClient Local { get; private set; } = null!;

    public string Storage => _azurite!.ConnectionString;

    public async Task InitializeAsync()
    {
        Package = await Package.UnpackAsync();
        _azurite = await AzuriteProcess.StartAsync();
        _local = new FunctionApp([FunctionApp.Storage(Storage), FunctionApp.Seed("data/programs")]);
        Local = _local.CreateClient();
        await _local.LoadedAsync();
        await RefreshedAsync();
        Host = await FunctionsHost.StartAsync(Package, Settings(Storage));
        await ReadyAsync(Host.Client);
    }

    public async Task DisposeAsync()
    {
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        Dispose();
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    public void Dispose()
    {
        Local?.Dispose();
        _local?.Dispose();
        Package?.Dispose();
    }

    /// <summary>The settings that the template sets, as far as the app reads them.</summary>
    internal static KeyValuePair<string, string>[] Settings(string storage, int burst = 100_000, double perSecond = 100_000) =>
    [
        FunctionApp.Storage(storage),
        new("SMARTPICK_REFRESH_SCHEDULE", "0 */15 * * * *"),
        new("SmartPick:RateLimit:Burst", FormattableString.Invariant($"{burst}")),
        new("SmartPick:RateLimit:PerSecond", FormattableString.Invariant($"{perSecond}")),
        new("SmartPick:RateLimit:TrustedProxies", "1"),
    ];

    internal static async Task ReadyAsync(HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            using var answer = await client.GetAsync(Api.At("/api/health/ready"), patience.Token);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>The refresh that the local runtime starts with goes on for a moment after its data serve.</summary>
    private async Task RefreshedAsync()
    {
        HttpStatusCode status;
        do
        {
            using var request = Api.Request(HttpMethod.Post, "/api/admin/refresh");
            request.Headers.Add("x-functions-key", FunctionApp.Key);
            using var response = await Local.SendAsync(request);
            status = response.StatusCode;
        }
        while (status == HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.OK, status);
    }
}

/// <summary>The tests that share one worker; none of them changes its data.</summary>
[CollectionDefinition(Name)]
public sealed class WorkerTests : ICollectionFixture<WorkerApp>
{
    public const string Name = "Worker";
}
