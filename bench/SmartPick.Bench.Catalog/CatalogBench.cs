using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Catalog;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;
using SmartPick.Fictional;

namespace SmartPick.Bench.Catalog;

/// <summary>
/// Refresh and snapshot load beside the raw requests that neither can do without, in turns against one Azurite, so that
/// whatever else the machine does hits both alike.
/// </summary>
internal sealed class CatalogBench(string connectionString)
{
    private readonly TableServiceClient _tables = new(connectionString);
    private readonly BlobContainerClient _container = new BlobServiceClient(connectionString).GetBlobContainerClient(
        ProgramBlobs.Container);

    /// <returns>One row of times for each round, without the rounds that warm up.</returns>
    public async Task<IReadOnlyList<Round>> RunAsync(int programs, int warmUps, int rounds)
    {
        await _container.CreateIfNotExistsAsync();
        var fictional = NationalCatalog.Create(programs);
        await using var services = Services();
        var measured = new List<Round>();
        for (var i = 0; i < warmUps + rounds; i++)
        {
            var round = await RunRoundAsync(services, [.. fictional.Select(p => p with { Positions = i + 1 })], i);
            if (i >= warmUps)
            {
                measured.Add(round);
            }
        }

        return measured;
    }

    private async Task<Round> RunRoundAsync(ServiceProvider services, IReadOnlyList<ResidencyProgram> programs, int number)
    {
        var raw = _tables.GetTableClient("Programs");
        await raw.CreateIfNotExistsAsync();

        // Azurite takes longer for a row the more rows come after it, so these must come last as those of a new version do.
        var version = CatalogVersion.Name(TimeProvider.System.GetUtcNow(), Fingerprints.OfContent(new([.. programs], []))) + "-raw";
        var (from, to) = ProgramEntity.PartitionRange(version);
        var partitions = programs.Select(p => ProgramEntity.From(version, p)).GroupBy(e => e.PartitionKey).Select(g => g.ToList()).ToList();
        await UploadAsync(programs);

        // Whoever writes second meets a larger table, so they take turns.
        TimeSpan rawWrite, refresh;
        if (number % 2 == 0)
        {
            rawWrite = await TimeAsync(WriteRawAsync);
            refresh = await TimeAsync(RefreshAsync);
        }
        else
        {
            refresh = await TimeAsync(RefreshAsync);
            rawWrite = await TimeAsync(WriteRawAsync);
        }

        var rawQuery = await TimeAsync(async () =>
        {
            var count = 0;
            await foreach (
                var row in raw.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {to}")))
            {
                count++;
            }

            Require(count == programs.Count, "rows are missing");
        });

        // Another instance of the application: it has nothing loaded.
        await using var restarted = Services();
        var load = await TimeAsync(async () =>
        {
            var outcome = await restarted.GetRequiredService<SnapshotStore>().ReloadAsync(CancellationToken.None);
            Require(outcome == LoadOutcome.Loaded, outcome.ToString());
        });
        var collect = await TimeAsync(() => services.GetRequiredService<CatalogGarbageCollector>().CollectAsync(CancellationToken.None));
        return new Round(rawWrite, refresh, rawQuery, load, collect);

        async Task WriteRawAsync()
        {
            foreach (var partition in partitions)
            {
                foreach (var batch in partition.Chunk(100))
                {
                    await raw.SubmitTransactionAsync(
                        batch.Select(e => new TableTransactionAction(TableTransactionActionType.UpsertReplace, e)));
                }
            }
        }

        async Task RefreshAsync()
        {
            var report = await services.GetRequiredService<CatalogRefresher>().RefreshAsync(CancellationToken.None);
            Require(report.Outcome == RefreshOutcome.Refreshed && report.RowsRead == programs.Count, report.ToString());
        }
    }

    private async Task UploadAsync(IReadOnlyList<ResidencyProgram> programs)
    {
        foreach (var specialty in programs.GroupBy(p => p.Specialty))
        {
            await using var text = new StringWriter();
            FictionalCatalogCsv.Write(text, specialty);
            await _container.GetBlobClient($"{ProgramBlobs.Prefix}{specialty.Key}.csv")
                .UploadAsync(new BinaryData(Encoding.UTF8.GetBytes(text.ToString())), overwrite: true);
        }
    }

    private ServiceProvider Services()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", connectionString)]).Build();
        return new ServiceCollection().AddLogging()
            .AddCatalog(settings, _ => NationalCatalog.Specialties, _ => null).BuildServiceProvider();
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> action)
    {
        GC.Collect();
        var start = TimeProvider.System.GetTimestamp();
        await action();
        return TimeProvider.System.GetElapsedTime(start);
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }
}

/// <summary>The times of one round.</summary>
/// <param name="RawWrite">The table transactions alone.</param>
/// <param name="Refresh">A whole refresh of as many programs.</param>
/// <param name="RawQuery">The table query alone.</param>
/// <param name="Load">A whole load of the snapshot.</param>
/// <param name="Collect">Deletion of the rows written raw and of the version that is no longer kept.</param>
internal sealed record Round(TimeSpan RawWrite, TimeSpan Refresh, TimeSpan RawQuery, TimeSpan Load, TimeSpan Collect);
