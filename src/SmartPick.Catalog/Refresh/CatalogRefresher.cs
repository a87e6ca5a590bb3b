using Microsoft.Extensions.Logging;
using Polly;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>
/// Makes a new version of the catalog from the program files, one refresh at a time across all instances. If anything fails, the live
/// version stays live, and the next refresh starts from there.
/// </summary>
public sealed class CatalogRefresher
{
    private readonly RefreshRun _run;
    private readonly VersionPin _pin;
    private readonly SnapshotStore _snapshots;
    private readonly CatalogMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<RefreshReport> _pipeline;

    private int _running;

    internal CatalogRefresher(
        RefreshRun run,
        VersionPin pin,
        SnapshotStore snapshots,
        StorageResilience resilience,
        CatalogMetrics metrics,
        TimeProvider time,
        ILogger<CatalogRefresher> logger)
    {
        _run = run;
        _pin = pin;
        _snapshots = snapshots;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _pipeline = resilience.Pipeline(StorageResilience.RefreshLimit, LastGood);
    }

    /// <summary>Refreshes now and loads the result into this process.</summary>
    /// <param name="cancellationToken">Stops before the pointer is moved.</param>
    /// <returns>What was done; a storage failure is an outcome, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller canceled; the next refresh starts over.</exception>
    public Task<RefreshReport> RefreshAsync(CancellationToken cancellationToken) => AcceptAsync(null, cancellationToken);

    /// <summary>Refreshes now, even if the files do what a refresh may not do unasked.</summary>
    /// <param name="code">The code of the refusal, which holds for the same files on the same live version only.</param>
    /// <param name="cancellationToken">Stops before the pointer is moved.</param>
    /// <returns>As <see cref="RefreshAsync"/>.</returns>
    /// <exception cref="OperationCanceledException">The caller canceled; the next refresh starts over.</exception>
    public Task<RefreshReport> AcceptAsync(string? code, CancellationToken cancellationToken) =>
        RunAsync(token => _run.RunAsync(code, token), cancellationToken);

    /// <summary>Makes an older version live, and keeps refreshes from replacing it.</summary>
    /// <param name="version">One of the kept versions.</param>
    /// <param name="cancellationToken">Stops before the pointer is moved.</param>
    /// <returns>
    /// <see cref="RefreshOutcome.Pinned"/>, or <see cref="RefreshOutcome.UnknownVersion"/>,
    /// <see cref="RefreshOutcome.AlreadyRunning"/> or <see cref="RefreshOutcome.StorageFailed"/> when nothing was changed.
    /// </returns>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<RefreshReport> PinAsync(string version, CancellationToken cancellationToken) =>
        RunAsync(token => _pin.PinAsync(version, token), cancellationToken);

    /// <summary>Lets refreshes replace the live version again, and refreshes now.</summary>
    /// <returns>As <see cref="RefreshAsync"/>.</returns>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<RefreshReport> UnpinAsync(CancellationToken cancellationToken) =>
        RunAsync(
            async token => await _pin.ReleaseAsync(token).ConfigureAwait(false) ?? await _run.RunAsync(null, token).ConfigureAwait(false),
            cancellationToken);

    private async Task<RefreshReport> RunAsync(
        Func<CancellationToken, ValueTask<RefreshReport>> operation, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            return RefreshReport.Nothing(RefreshOutcome.AlreadyRunning, _snapshots.Current?.Version, _time.GetUtcNow());
        }

        try
        {
            var report = await _pipeline.ExecuteAsync(operation, cancellationToken).ConfigureAwait(false);
            _metrics.Count(report.Outcome);
            _logger.RefreshEnded(report);
            if (report.Outcome is not (RefreshOutcome.StorageFailed or RefreshOutcome.AlreadyRunning))
            {
                await _snapshots.ReloadAsync(cancellationToken).ConfigureAwait(false);
            }

            return report;
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    private RefreshReport LastGood(Exception failure)
    {
        _logger.RefreshFailed(failure);
        return RefreshReport.Nothing(RefreshOutcome.StorageFailed, _snapshots.Current?.Version, _time.GetUtcNow());
    }
}
