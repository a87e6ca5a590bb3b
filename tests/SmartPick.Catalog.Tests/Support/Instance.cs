using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Tests.Support;

/// <summary>One instance of the application on a storage account; several of them may share an account.</summary>
internal sealed class Instance : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    private readonly BlobContainerClient _container;

    public Instance(string connectionString, Func<Request, Task>? beforeRequest = null, string? seedDirectory = null)
    {
        var blobs = new BlobServiceClient(connectionString, Fast(new BlobClientOptions(), beforeRequest));
        Tables = new TableServiceClient(connectionString, Fast(new TableClientOptions(), beforeRequest));
        _container = new BlobServiceClient(connectionString).GetBlobContainerClient(ProgramBlobs.Container);
        Blobs = new ProgramBlobs(blobs);
        var programs = new ProgramTable(Tables);
        Ledger = new CatalogLedger(Tables);
        Snapshots = new SnapshotStore(new CatalogSnapshotLoader(programs, Ledger));
        Refresher = new CatalogRefresher(
            Blobs, programs, Ledger, new ProgramCsvReader(CsvReading.Specialties), Snapshots, Time, NullLogger<CatalogRefresher>.Instance);
        var seed = new ConfigurationBuilder()
            .AddInMemoryCollection([new("SmartPick:SeedDirectory", seedDirectory)]).Build();
        Keeper = new SnapshotKeeper(
            Snapshots,
            Refresher,
            new ProgramSeeder(Blobs, SeedDirectory.From(seed)),
            new RevalidationSchedule(() => 0.5),
            Time,
            NullLogger<SnapshotKeeper>.Instance);
    }

    public ObservedTime Time { get; } = new(Start);

    public TableServiceClient Tables { get; }

    public ProgramBlobs Blobs { get; }

    public CatalogLedger Ledger { get; }

    public SnapshotStore Snapshots { get; }

    public CatalogRefresher Refresher { get; }

    public SnapshotKeeper Keeper { get; }

    public Task<RefreshReport> RefreshAsync() => Refresher.RefreshAsync(CancellationToken.None);

    public Task UploadAsync(string name, params IEnumerable<CsvRow> rows) => UploadAsync(name, CsvRow.FileOf(rows));

    public async Task UploadAsync(string name, string content)
    {
        await _container.CreateIfNotExistsAsync();
        await _container.GetBlobClient(ProgramBlobs.Prefix + name).UploadAsync(new BinaryData(content), overwrite: true);
    }

    public async Task<string> DownloadAsync(string blob) =>
        (await _container.GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToString();

    public void Dispose()
    {
        Keeper.Dispose();
        Snapshots.Dispose();
    }

    private static T Fast<T>(T options, Func<Request, Task>? beforeRequest)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 0;
        if (beforeRequest is not null)
        {
            options.AddPolicy(new RequestHook(beforeRequest), HttpPipelinePosition.PerCall);
        }

        return options;
    }
}
