using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>Recognizes refreshes whose result is already known, so that they read little and write nothing.</summary>
internal sealed class RefreshDeduplicator(
    CatalogLedger ledger, CatalogVersions versions, RefreshArchive archive, RefreshSettings settings, TimeProvider time)
{
    /// <returns>The known result; <c>null</c> when the files must be read.</returns>
    public async Task<RefreshReport?> FindAsync(RefreshInput input, CancellationToken cancellationToken)
    {
        // A pin without a live version is ignored.
        if (input.Serving is { IsPinned: true } pinned && await versions.FindBestAsync(pinned,
            cancellationToken).ConfigureAwait(false) is not null)
        {
            return RefreshReport.Nothing(RefreshOutcome.Pinned, pinned.Version, time.GetUtcNow());
        }

        // A version that was damaged in the table is rebuilt from the same files.
        if (input.Serving is { } serving && serving.SourceFingerprint == input.Fingerprint
            && await versions.ReadIntactAsync(serving, cancellationToken).ConfigureAwait(false) is not null)
        {
            return RefreshReport.Nothing(RefreshOutcome.Unchanged, serving.Version, time.GetUtcNow());
        }

        return await FindRefusedAsync(input, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses a draft and remembers it: the same files are not read again until something changes.</summary>
    public async Task<RefreshReport> RefuseAsync(RefreshInput input, CatalogDraft draft, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var (report, summary) = await archive.SaveAsync(
            $"{CatalogVersion.Timestamp(at)}-refused",
            draft.Report(RefreshOutcome.Refused, input.Serving?.Version, at),
            draft.Problems.Rows,
            cancellationToken).ConfigureAwait(false);
        await ledger.RecordAsync(new RefreshRecord(summary, AttemptOf(input)), cancellationToken).ConfigureAwait(false);
        return report;
    }

    private async Task<RefreshReport?> FindRefusedAsync(RefreshInput input, CancellationToken cancellationToken) =>
        input.Serving is not null
        && await ledger.FindLastRefreshAsync(cancellationToken).ConfigureAwait(false) is { } last
        && last.Attempt == AttemptOf(input)
            ? await archive.FindAsync(last.Summary, cancellationToken).ConfigureAwait(false)
            : null;

    private string AttemptOf(RefreshInput input) =>
        Fingerprints.OfAttempt(input.Fingerprint, input.Serving?.Version, settings.MaxVanishingShare);
}
