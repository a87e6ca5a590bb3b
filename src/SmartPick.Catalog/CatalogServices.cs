using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Plausibility;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Settings;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog;

/// <summary>Adds the catalog to an application.</summary>
public static class CatalogServices
{
    /// <summary>
    /// Adds <see cref="SnapshotStore"/> and <see cref="CatalogRefresher"/>, and the background service that loads the
    /// catalog. Settings are read when the application starts; a missing or malformed one stops the start with a
    /// <see cref="SettingException"/> that names it.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">Holds <c>AzureWebJobsStorage</c> (a connection string, or the identity settings below it),
    /// <c>SmartPick:SeedDirectory</c>, <c>SmartPick:Refresh:MaxVanishingShare</c> and <c>SmartPick:Refresh:MaxOddsChange</c>.</param>
    /// <param name="specialties">The specialty codes of the season rules; read when the application starts.</param>
    /// <param name="market">What new data are tried on before they go live; <c>null</c> where nobody is answered from them.</param>
    public static IServiceCollection AddCatalog(
        this IServiceCollection services,
        IConfiguration configuration,
        Func<IServiceProvider, IReadOnlySet<string>> specialties,
        Func<IServiceProvider, ReferenceMarket?> market)
    {
        services.AddSingleton(_ => StorageAccount.From(configuration));
        services.AddSingleton(_ => FailingInSeconds(new BlobClientOptions()));
        services.AddSingleton(_ => FailingInSeconds(new TableClientOptions()));
        services.AddSingleton(provider => provider.GetRequiredService<StorageAccount>()
            .Blobs(provider.GetRequiredService<BlobClientOptions>()));
        services.AddSingleton(provider => provider.GetRequiredService<StorageAccount>()
            .Tables(provider.GetRequiredService<TableClientOptions>()));
        services.AddSingleton<ProgramBlobs>();
        services.AddSingleton<ProgramTable>();
        services.AddSingleton<CatalogLedger>();

        services.AddSingleton<CatalogVersions>();
        services.AddSingleton<RefreshLeases>();
        services.AddSingleton<StorageResilience>();
        services.AddSingleton<CatalogMetrics>();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new ProgramCsvReader(specialties(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(_ => RefreshSettings.From(configuration));
        services.AddSingleton<RefreshFiles>();
        services.AddSingleton<RefreshArchive>();
        services.AddSingleton<RefreshDeduplicator>();
        services.AddSingleton(provider => new OddsGate(market(provider), provider.GetRequiredService<RefreshSettings>()));
        services.AddSingleton<DraftInspection>();
        services.AddSingleton<CatalogPublisher>();
        services.AddSingleton<CatalogGarbageCollector>();
        services.AddSingleton<RefreshRun>();
        services.AddSingleton<VersionPin>();
        services.AddSingleton(provider => new CatalogRefresher(
            provider.GetRequiredService<RefreshRun>(),
            provider.GetRequiredService<VersionPin>(),
            provider.GetRequiredService<SnapshotStore>(),
            provider.GetRequiredService<StorageResilience>(),
            provider.GetRequiredService<CatalogMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CatalogRefresher>>()));
        services.AddSingleton(_ => SeedDirectory.From(configuration));
        services.AddSingleton<ProgramSeeder>();

        services.AddSingleton<CatalogSnapshotLoader>();
        services.AddSingleton(provider => new SnapshotStore(
            provider.GetRequiredService<CatalogSnapshotLoader>(),
            provider.GetRequiredService<StorageResilience>(),
            provider.GetRequiredService<ILogger<SnapshotStore>>()));
        services.AddSingleton(_ => new RevalidationSchedule(
            new Random(HashCode.Combine(Environment.MachineName, Environment.ProcessId)).NextDouble));
        services.AddHostedService<CatalogBackgroundService>();
        return services;
    }

    // The callers retry, so an outage must be detected within seconds.
    private static T FailingInSeconds<T>(T options)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(5);
        options.AddPolicy(new FailureNormalizingPolicy(), HttpPipelinePosition.PerCall);
        return options;
    }
}
