using Microsoft.Extensions.Logging;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Snapshots;

/// <summary>Reads the live version from storage, or the last good one when it is damaged.</summary>
internal sealed class CatalogSnapshotLoader(
    CatalogVersions versions, CatalogLedger ledger, TimeProvider time, ILogger<CatalogSnapshotLoader> logger)
{
    /// <param name="current">The loaded snapshot: its programs are read again only when another version is live.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<CatalogLoad> LoadAsync(CatalogSnapshot? current, CancellationToken cancellationToken)
    {
        if (await ledger.FindPointerAsync(cancellationToken).ConfigureAwait(false) is not { } pointer)
        {
            return new(LoadOutcome.NothingPublished, null);
        }

        var lastRefresh = (await ledger.FindLastRefreshAsync(cancellationToken).ConfigureAwait(false))?.Summary;
        var confirmed = time.GetUtcNow();
        if (current?.Version == pointer.Version)
        {
            return new(LoadOutcome.Loaded, Confirm(current));
        }

        var best = await versions.FindBestAsync(pointer, cancellationToken).ConfigureAwait(false);
        if (best?.Version == pointer)
        {
            return new(LoadOutcome.Loaded, SnapshotOf(best));
        }

        logger.VersionDamaged(pointer.Version);
        return new(LoadOutcome.Damaged, current is null ? SnapshotOf(best) : null);

        CatalogSnapshot? SnapshotOf((PublishedVersion Version, CatalogContent Content)? whole) =>
            whole is var (version, content)
            ? Confirm(CatalogSnapshot.Create(version.Version, version.RefreshedAt, content.Programs, lastRefresh, content.Schools))
            : null;

        CatalogSnapshot Confirm(CatalogSnapshot snapshot) =>
            snapshot with { LastRefresh = lastRefresh, ConfirmedAt = confirmed, IsPinned = pointer.IsPinned };
    }
}
