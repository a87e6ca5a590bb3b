using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>Writes a draft beside the live version, reads it back, and makes it live.</summary>
internal sealed class CatalogPublisher(
    ProgramTable programs, CatalogLedger ledger, CatalogVersions versions, RefreshArchive archive, TimeProvider time)
{
    /// <returns><c>null</c> when the live version has changed since it was read; nothing has changed for readers then.</returns>
    /// <exception cref="InvalidDataException">What was read back is not what was written.</exception>
    public async Task<RefreshReport?> TryPublishAsync(
        CatalogDraft draft, string fingerprint, PublishedVersion? serving, CancellationToken cancellationToken)
    {
        var contentHash = Fingerprints.OfContent(draft.Content);
        var version = await NewNameAsync(contentHash, cancellationToken).ConfigureAwait(false);
        await programs.WriteAsync(version, draft.Content, cancellationToken).ConfigureAwait(false);

        var next = new PublishedVersion(version, time.GetUtcNow(), draft.Count, draft.Specialties, contentHash, fingerprint);
        if (await versions.ReadIntactAsync(next, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new InvalidDataException($"Catalog version {version} was not stored as it was written.");
        }

        var (report, summary) = await archive.SaveAsync(
            version, draft.Report(RefreshOutcome.Refreshed, version, next.RefreshedAt), draft.Problems.Rows, cancellationToken)
            .ConfigureAwait(false);
        return await ledger.TryPublishAsync(next, serving, summary, cancellationToken).ConfigureAwait(false) ? report : null;
    }

    /// <summary>
    /// Two versions made in the same second with the same hash prefix must not share a name: they would overwrite each other.
    /// </summary>
    private async Task<string> NewNameAsync(string contentHash, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        while (await ledger.FindVersionAsync(CatalogVersion.Name(at, contentHash), cancellationToken).ConfigureAwait(false) is not null)
        {
            at = at.AddSeconds(1);
        }

        return CatalogVersion.Name(at, contentHash);
    }
}
