using Microsoft.Extensions.Logging;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>
/// Deletes old versions, rows of refreshes that were never published, and old reports. Deleting a version takes as long as writing one, so
/// it is not part of a refresh.
/// </summary>
internal sealed class CatalogGarbageCollector(
    ProgramTable programs, CatalogLedger ledger, RefreshArchive archive, RefreshLeases leases, ILogger<CatalogGarbageCollector> logger)
{
    private const int VersionsKept = 3;
    private const int RefreshesKept = 30;

    /// <summary>Collects unless a refresh is under way. The next collection completes one that was interrupted.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        if (!await IsDueAsync(cancellationToken).ConfigureAwait(false)
            || await leases.TryTakeAsync(cancellationToken).ConfigureAwait(false) is not { } lease)
        {
            return;
        }

        await using (lease.ConfigureAwait(false))
        {
            if (await ledger.FindPointerAsync(lease.Held).ConfigureAwait(false) is { } serving
                && await FenceAsync(serving, lease.Held).ConfigureAwait(false))
            {
                await CollectVersionsAsync(serving, lease.Held).ConfigureAwait(false);
                await CollectHistoryAsync(lease.Held).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Writes the pointer as it is: a refresh that lost its lease and does not know it yet cannot publish any more what is deleted here.
    /// </summary>
    private Task<bool> FenceAsync(PublishedVersion serving, CancellationToken cancellationToken) =>
        ledger.TryMoveAsync(serving, serving, cancellationToken);

    private async Task<bool> IsDueAsync(CancellationToken cancellationToken) =>
        await ledger.FindPointerAsync(cancellationToken).ConfigureAwait(false) is { } serving
        && ((await FindGarbageAsync(serving, cancellationToken).ConfigureAwait(false)).Any()
            // Refused files publish nothing, so their reports would pile up.
            || (await ledger.ListRefreshesAsync(cancellationToken).ConfigureAwait(false)).Count > RefreshesKept);

    private async Task<IEnumerable<string>> FindGarbageAsync(PublishedVersion serving, CancellationToken cancellationToken)
    {
        var published = await ledger.ListVersionsAsync(cancellationToken).ConfigureAwait(false);
        var kept = published.Select(v => v.Version)
            .OrderByDescending(v => v == serving.Version)
            .Take(VersionsKept);
        var stored = await programs.ListVersionsAsync(cancellationToken).ConfigureAwait(false);
        return published.Select(v => v.Version).Union(stored, StringComparer.Ordinal).Except(kept, StringComparer.Ordinal);
    }

    private async Task CollectVersionsAsync(PublishedVersion serving, CancellationToken cancellationToken)
    {
        foreach (var version in await FindGarbageAsync(serving, cancellationToken).ConfigureAwait(false))
        {
            // The ledger forgets a version before its rows go, so that it is never taken for a complete one.
            await ledger.ForgetVersionAsync(version, cancellationToken).ConfigureAwait(false);
            await programs.DeleteAsync(version, cancellationToken).ConfigureAwait(false);
            logger.VersionDeleted(version);
        }
    }

    private async Task CollectHistoryAsync(CancellationToken cancellationToken)
    {
        var history = await ledger.ListRefreshesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var old in history.Skip(RefreshesKept))
        {
            await ledger.ForgetRefreshAsync(old, cancellationToken).ConfigureAwait(false);
        }

        await archive.DeleteOthersAsync(history.Take(RefreshesKept), cancellationToken).ConfigureAwait(false);
    }
}
