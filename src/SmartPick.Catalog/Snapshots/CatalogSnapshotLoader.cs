using Azure;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Snapshots;

/// <summary>Reads the version that serves out of storage.</summary>
public sealed class CatalogSnapshotLoader(ProgramTable programs, CatalogLedger ledger)
{
    /// <param name="current">What is loaded already: its programs are read again only when another version serves.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns><c>null</c> when nothing has been published yet.</returns>
    /// <exception cref="RequestFailedException">Storage failed.</exception>
    /// <exception cref="InvalidDataException">The stored version is not what was published.</exception>
    public async Task<CatalogSnapshot?> LoadAsync(CatalogSnapshot? current, CancellationToken cancellationToken)
    {
        if (await ledger.FindPointerAsync(cancellationToken).ConfigureAwait(false) is not { } pointer)
        {
            return null;
        }

        var lastRefresh = await ledger.FindLastRefreshAsync(cancellationToken).ConfigureAwait(false);
        if (current?.Version == pointer.Version)
        {
            return current.LastRefresh == lastRefresh ? current : current with { LastRefresh = lastRefresh };
        }

        var stored = await programs.ReadAsync(pointer.Version, cancellationToken).ConfigureAwait(false);
        if (stored.Count != pointer.Programs || Fingerprints.OfPrograms(stored) != pointer.ContentHash)
        {
            throw new InvalidDataException($"Catalog version {pointer.Version} is damaged: it is not what was published.");
        }

        return CatalogSnapshot.Of(pointer.Version, pointer.RefreshedAt, stored, lastRefresh);
    }
}
