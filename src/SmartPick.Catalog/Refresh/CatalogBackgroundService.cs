using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>
/// Loads the catalog in the background, keeps it up to date, and deletes outdated versions. While storage is down it keeps trying, and
/// the loaded version stays in use.
/// </summary>
internal sealed class CatalogBackgroundService(
    SnapshotStore snapshots,
    CatalogRefresher refresher,
    CatalogGarbageCollector collector,
    ProgramSeeder seeder,
    RevalidationSchedule schedule,
    TimeProvider time,
    ILogger<CatalogBackgroundService> logger) : BackgroundService
{
    // Requests that waited for the catalog come first; what follows can wait.
    private static readonly TimeSpan FirstCallers = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isFirst = true;
        var failures = 0;
        string? collectedFor = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var isDone = await LookAsync(isFirst, stoppingToken).ConfigureAwait(false);
                isFirst &= !isDone;
                if (isDone && snapshots.Current?.Version is { } version && version != collectedFor)
                {
                    await collector.CollectAsync(stoppingToken).ConfigureAwait(false);
                    collectedFor = version;
                }

                failures = isDone ? 0 : failures + 1;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                failures++;
                logger.KeeperFailed(failures, e);
            }

            await Task.Delay(schedule.Next(failures), time, stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What the first contact with storage needs beyond loading: seed files, and a first version. A damaged version is rebuilt
    /// whenever it is found.
    /// </summary>
    /// <returns>Whether storage succeeded.</returns>
    private async Task<bool> LookAsync(bool isFirst, CancellationToken cancellationToken)
    {
        var loaded = await snapshots.ReloadAsync(cancellationToken).ConfigureAwait(false);
        if (loaded == LoadOutcome.StorageFailed)
        {
            return false;
        }

        if (isFirst && loaded == LoadOutcome.Loaded)
        {
            await Task.Delay(FirstCallers, time, cancellationToken).ConfigureAwait(false);
        }

        var seeds = isFirst && seeder.IsConfigured;
        if (seeds)
        {
            await seeder.SeedAsync(cancellationToken).ConfigureAwait(false);
        }

        if (!seeds && loaded != LoadOutcome.Damaged && !(isFirst && loaded == LoadOutcome.NothingPublished))
        {
            return true;
        }

        var report = await refresher.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return report.Outcome is not (RefreshOutcome.StorageFailed or RefreshOutcome.AlreadyRunning);
    }
}
