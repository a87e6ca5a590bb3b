using Azure;
using Microsoft.Extensions.Logging;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>
/// The steps of a refresh: look whether anything has changed, take the lease, read, inspect, publish. Each can be the
/// last one before the process dies.
/// </summary>
internal sealed class RefreshRun(
    RefreshFiles files,
    RefreshDeduplicator settled,
    DraftInspection inspection,
    CatalogPublisher publisher,
    RefreshLeases leases,
    TimeProvider time,
    ILogger<RefreshRun> logger)
{
    private const int MaxLostRaces = 3;

    /// <exception cref="RequestFailedException">Storage failed; the live version stays live.</exception>
    /// <exception cref="InvalidDataException">Storage does not hold what was written to it.</exception>
    public async ValueTask<RefreshReport> RunAsync(CancellationToken cancellationToken)
    {
        var input = await files.FindAsync(cancellationToken).ConfigureAwait(false);
        if (await settled.FindAsync(input, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        if (await leases.TryTakeAsync(cancellationToken).ConfigureAwait(false) is not { } lease)
        {
            return RefreshReport.Nothing(RefreshOutcome.AlreadyRunning, input.Serving?.Version, time.GetUtcNow());
        }

        await using (lease.ConfigureAwait(false))
        {
            return await RunUnlessRacedAsync(lease.Held).ConfigureAwait(false);
        }
    }

    private async Task<RefreshReport> RunUnlessRacedAsync(CancellationToken cancellationToken)
    {
        for (var lost = 0; lost < MaxLostRaces; lost++)
        {
            if (await TryRunAsync(cancellationToken).ConfigureAwait(false) is { } report)
            {
                return report;
            }

            logger.RefreshRaced();
        }

        throw new RequestFailedException("The program files or the live version keep changing.");
    }

    /// <returns><c>null</c> when files or the live version changed meanwhile, so that another attempt is worthwhile.</returns>
    private async Task<RefreshReport?> TryRunAsync(CancellationToken cancellationToken)
    {
        var input = await files.FindAsync(cancellationToken).ConfigureAwait(false);
        if (await settled.FindAsync(input, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        if (await files.TryReadAsync(input, cancellationToken).ConfigureAwait(false) is not { } draft)
        {
            return null;
        }

        if (!await inspection.PassesAsync(draft, input.Serving, cancellationToken).ConfigureAwait(false))
        {
            return await settled.RefuseAsync(input, draft, cancellationToken).ConfigureAwait(false);
        }

        return await publisher.TryPublishAsync(draft, input.Fingerprint, input.Serving, cancellationToken).ConfigureAwait(false);
    }
}
