using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Catalog.Snapshots;
using SmartPick.LocalRuntime;

namespace SmartPick.Functions.Tests.Support;

/// <summary>The function app in this process, on Kestrel and a free port; its storage is down unless settings name another.</summary>
public sealed class FunctionApp : WebApplicationFactory<LocalProgram>
{
    public const string Key = "key-of-the-tests";

    private const string StorageThatIsDown =
        "DefaultEndpointsProtocol=http;AccountName=down;AccountKey=ZG93bg==;BlobEndpoint=http://127.0.0.1:1/down;TableEndpoint=http://127.0.0.1:1/down;";

    private readonly IReadOnlyList<KeyValuePair<string, string>> _settings;
    private readonly Action<IServiceCollection>? _services;

    public FunctionApp()
        : this([])
    {
    }

    internal FunctionApp(IReadOnlyList<KeyValuePair<string, string>> settings, Action<IServiceCollection>? services = null)
    {
        _settings = settings;
        _services = services;
        UseKestrel();
    }

    public static KeyValuePair<string, string> Storage(string connectionString) => new("AzureWebJobsStorage", connectionString);

    public static KeyValuePair<string, string> Seed(string folder) => new("SmartPick:SeedDirectory", folder);

    /// <summary>Ends when the app has a catalog to answer from.</summary>
    public Task LoadedAsync() => Services.GetRequiredService<SnapshotStore>().Loaded.WaitAsync(TimeSpan.FromMinutes(1));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("AzureWebJobsStorage", StorageThatIsDown);
        builder.UseSetting("SmartPick:SeedDirectory", "");
        builder.UseSetting("LocalRuntime:FunctionKey", Key);
        builder.UseSetting("SMARTPICK_PORT", "0");

        // So many that no test meets the limit unless it wants to.
        builder.UseSetting("SmartPick:RateLimit:Burst", "100000");
        builder.UseSetting("SmartPick:RateLimit:PerSecond", "100000");

        // A refresh that the clock starts would come between a test's own ones.
        builder.UseSetting("AzureWebJobs.RefreshOnSchedule.Disabled", "true");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(new PatientTime()));
        if (_services is not null)
        {
            builder.ConfigureServices(_services);
        }
    }
}
