using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>Deletes what nobody needs any more: old versions, rows of refreshes that never published, old reports.</summary>
internal sealed class CatalogCollector(ProgramTable programs, CatalogLedger ledger, RefreshArchive archive)
{
    private const int VersionsKept = 3;
    private const int RefreshesKept = 30;

    /// <summary>
    /// Only for a refresh that holds the lease and has just moved the pointer: whoever else is still writing a version cannot publish it.
    /// </summary>
    /// <param name="serving">The version that serves, kept whatever its age.</param>
    /// <param name="cancellationToken">Stops between two deletions; the next collection completes it.</param>
    public async Task CollectAsync(string serving, CancellationToken cancellationToken)
    {
        var published = await ledger.ListVersionsAsync(cancellationToken).ConfigureAwait(false);
        var kept = published.Select(v => v.Version)
            .OrderByDescending(v => v == serving)
            .Take(VersionsKept)
            .ToHashSet(StringComparer.Ordinal);

        // The ledger forgets a version before its rows go, so that nobody can pin what is being deleted.
        foreach (var version in published.Where(v => !kept.Contains(v.Version)))
        {
            await ledger.ForgetVersionAsync(version.Version, cancellationToken).ConfigureAwait(false);
        }

        foreach (var version in await programs.ListVersionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!kept.Contains(version))
            {
                await programs.DeleteAsync(version, cancellationToken).ConfigureAwait(false);
            }
        }

        await CollectHistoryAsync(cancellationToken).ConfigureAwait(false);
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
