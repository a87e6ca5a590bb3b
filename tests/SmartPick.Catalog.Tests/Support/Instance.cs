using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmartPick.Catalog.Plausibility;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Tests.Support;

/// <summary>One instance of the application on a storage account; several of them may share an account.</summary>
internal sealed class Instance : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    private readonly BlobContainerClient _container;
    private readonly ServiceProvider _services;

    /// <param name="connectionString">The account.</param>
    /// <param name="beforeRequest">Called before each request of this instance.</param>
    /// <param name="faults">Stands next to the network, below the retries of the client.</param>
    /// <param name="retries">How often the client tries again.</param>
    /// <param name="maxVanishingShare">Setting of the gate, by default wide open.</param>
    /// <param name="seedDirectory">Setting of the seeder.</param>
    /// <param name="market">What new data are tried on, by default nothing.</param>
    /// <param name="maxOddsChange">Setting of the gate on effect.</param>
    public Instance(
        string connectionString,
        Func<Request, Task>? beforeRequest = null,
        HttpPipelinePolicy? faults = null,
        int retries = 0,
        string? maxVanishingShare = "1",
        string? seedDirectory = null,
        ReferenceMarket? market = null,
        string? maxOddsChange = null)
    {
        _container = new BlobServiceClient(connectionString).GetBlobContainerClient(ProgramBlobs.Container);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("AzureWebJobsStorage", connectionString),
            new("SmartPick:Refresh:MaxVanishingShare", maxVanishingShare),
            new("SmartPick:Refresh:MaxOddsChange", maxOddsChange),
            new("SmartPick:SeedDirectory", seedDirectory),
        ]).Build();
        var services = new ServiceCollection().AddLogging().AddCatalog(settings, _ => CsvReading.Specialties, _ => market);
        services.AddSingleton(new BlobServiceClient(connectionString, Watched(new BlobClientOptions())));
        services.AddSingleton(new TableServiceClient(connectionString, Watched(new TableClientOptions())));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(new StorageResilience(StorageTime));
        services.AddSingleton(provider => new RefreshLeases(
            provider.GetRequiredService<ProgramBlobs>(),
            provider.GetRequiredService<ProgramTable>(),
            provider.GetRequiredService<CatalogLedger>(),
            LeaseTime));
        services.AddSingleton(new RevalidationSchedule(() => 0.5));
        services.AddSingleton<CatalogBackgroundService>();
        _services = services.BuildServiceProvider();
        _ = Keeper;

        T Watched<T>(T options)
            where T : ClientOptions
        {
            options.Retry.MaxRetries = retries;
            options.Retry.Delay = TimeSpan.FromMilliseconds(1);
            options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
            if (beforeRequest is not null)
            {
                options.AddPolicy(new RequestHook(beforeRequest), HttpPipelinePosition.PerCall);
            }

            if (faults is not null)
            {
                options.AddPolicy(faults, HttpPipelinePosition.BeforeTransport);
            }

            return options;
        }
    }

    /// <summary>The clock of stamps and of the keeper.</summary>
    public ObservedTime Time { get; } = new(Start);

    /// <summary>The clock of time limits and of the circuit breaker.</summary>
    public FakeTimeProvider StorageTime { get; } = new(Start);

    /// <summary>The clock of renewals.</summary>
    public ObservedTime LeaseTime { get; } = new(Start);

    public TableServiceClient Tables => Get<TableServiceClient>();

    public ProgramBlobs Blobs => Get<ProgramBlobs>();

    public CatalogLedger Ledger => Get<CatalogLedger>();

    public ProgramTable Programs => Get<ProgramTable>();

    public SnapshotStore Snapshots => Get<SnapshotStore>();

    public CatalogRefresher Refresher => Get<CatalogRefresher>();

    public CatalogBackgroundService Keeper => Get<CatalogBackgroundService>();

    public CatalogGarbageCollector Collector => Get<CatalogGarbageCollector>();

    public CatalogMetrics Metrics => Get<CatalogMetrics>();

    public Task<RefreshReport> RefreshAsync() => Refresher.RefreshAsync(CancellationToken.None);

    public Task<LoadOutcome> ReloadAsync() => Snapshots.ReloadAsync(CancellationToken.None);

    public Task UploadAsync(string name, params IEnumerable<CsvRow> rows) => UploadAsync(name, CsvRow.FileOf(rows));

    public Task UploadAsync(string name, string content) => UploadAsync(name, new BinaryData(content));

    public async Task UploadAsync(string name, BinaryData content)
    {
        await _container.CreateIfNotExistsAsync();
        await _container.GetBlobClient(ProgramBlobs.Prefix + name).UploadAsync(content, overwrite: true);
    }

    /// <summary>Writes the file of medical schools.</summary>
    public async Task UploadSchoolsAsync(string content)
    {
        await _container.CreateIfNotExistsAsync();
        await _container.GetBlobClient(ProgramBlobs.Schools).UploadAsync(new BinaryData(content), overwrite: true);
    }

    public async Task UploadAsync(string name, Stream content) =>
        await _container.GetBlobClient(ProgramBlobs.Prefix + name).UploadAsync(content, overwrite: true);

    /// <summary>Uploads under a name that no client would leave as it is, such as one with dots for folders.</summary>
    public async Task UploadRawAsync(string fullName, string content)
    {
        await _container.CreateIfNotExistsAsync();
        var access = _container.GenerateSasUri(
            BlobContainerSasPermissions.Write | BlobContainerSasPermissions.Create, DateTimeOffset.MaxValue.AddYears(-1));
        var name = string.Join('/', fullName.Split('/').Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part)).Replace(".", "%2E", StringComparison.Ordinal)));
        var address = new Uri(
            $"{access.GetLeftPart(UriPartial.Path)}/{name}{access.Query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var client = new HttpClient();
        using var body = new StringContent(content);
        body.Headers.Add("x-ms-blob-type", "BlockBlob");
        (await client.PutAsync(address, body)).EnsureSuccessStatusCode();
    }

    public Task DeleteAsync(string name) => _container.DeleteBlobAsync(ProgramBlobs.Prefix + name);

    public Task DeleteContainerAsync() => _container.DeleteAsync();

    public async Task<string> DownloadAsync(string blob) =>
        (await _container.GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToString();

    public Task<RefreshLease?> TakeLeaseAsync() => Get<RefreshLeases>().TryTakeAsync(CancellationToken.None);

    /// <summary>Does what time does to the lease of an instance that was killed.</summary>
    public async Task ExpireLeaseAsync()
    {
        var locked = _container.GetBlobClient("refresh.lock");
        if (await locked.ExistsAsync() && (await locked.GetPropertiesAsync()).Value.LeaseState == LeaseState.Leased)
        {
            await locked.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        }
    }

    /// <summary>Overwrites a row of a version in the table.</summary>
    public Task DamageAsync(string version) => Tables.GetTableClient("Programs")
        .UpsertEntityAsync(new TableEntity($"{version}|dr", Samples.Id(1)) { ["city"] = "Elsewhere" });

    public void Dispose() => _services.Dispose();

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
