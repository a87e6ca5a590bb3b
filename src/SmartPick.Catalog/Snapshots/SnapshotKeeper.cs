using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartPick.Catalog.Refresh;

namespace SmartPick.Catalog.Snapshots;

/// <summary>
/// Loads the catalog in the background and keeps it fresh. While storage is down it keeps trying, and what is loaded
/// serves on.
/// </summary>
internal sealed class SnapshotKeeper(
    SnapshotStore snapshots,
    CatalogRefresher refresher,
    ProgramSeeder seeder,
    RevalidationSchedule schedule,
    TimeProvider time,
    ILogger<SnapshotKeeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isStarted = false;
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var isLoaded = await TryLoadAsync(stoppingToken).ConfigureAwait(false);
                if (!isStarted)
                {
                    await PrepareAsync(isLoaded, stoppingToken).ConfigureAwait(false);
                    isStarted = true;
                }

                failures = 0;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                failures++;
                logger.StorageFailed(failures, e);
            }

            await Task.Delay(schedule.Next(failures), time, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryLoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await snapshots.ReloadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            logger.LoadFailed(e);
            return false;
        }
    }

    /// <summary>What the first contact with storage needs beyond loading: seed files, and a first version.</summary>
    private async Task PrepareAsync(bool isLoaded, CancellationToken cancellationToken)
    {
        if (seeder.IsConfigured)
        {
            await seeder.SeedAsync(cancellationToken).ConfigureAwait(false);
        }

        if (seeder.IsConfigured || !isLoaded)
        {
            await refresher.RefreshAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
