using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>Recognizes refreshes whose result is already known, so that they read little and write nothing.</summary>
internal sealed class RefreshDeduplicator(
    CatalogLedger ledger, CatalogVersions versions, RefreshArchive archive, RefreshSettings settings, TimeProvider time)
{
    private const int CodeLength = 12;

    /// <summary>Whether an operator has accepted what these files do.</summary>
    /// <param name="input">The files.</param>
    /// <param name="code">The code that was given; <c>null</c> when none was.</param>
    public bool IsAccepted(RefreshInput input, string? code) => code == CodeOf(input);

    /// <param name="input">What the refresh found.</param>
    /// <param name="accept">The code that an operator gave, if any: an accepted refusal is no known result.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    /// <returns>The known result; <c>null</c> when the files must be read.</returns>
    public async Task<RefreshReport?> FindAsync(RefreshInput input, string? accept, CancellationToken cancellationToken)
    {
        // A pin without a live version is ignored.
        if (input.Serving is { IsPinned: true } pinned
            && await versions.FindBestAsync(pinned, cancellationToken).ConfigureAwait(false) is var (best, _))
        {
            return Pinned(pinned, best);
        }

        // A version that was damaged in the table is rebuilt from the same files.
        if (input.Serving is { } serving && serving.SourceFingerprint == input.Fingerprint
            && await versions.ReadIntactAsync(serving, cancellationToken).ConfigureAwait(false) is not null)
        {
            return RefreshReport.Nothing(RefreshOutcome.Unchanged, serving.Version, time.GetUtcNow()) with
            {
                Files =
                [
                    .. input.Folder.Files.Select(f => new RefreshFile(f.Name, FileStatus.Unchanged, 0, 0)),
                    .. input.Folder.PassedOver,
                ],
            };
        }

        return IsAccepted(input, accept) ? null : await FindRefusedAsync(input, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses a draft and remembers it: the same files are not read again until something changes.</summary>
    /// <param name="input">What the refresh found.</param>
    /// <param name="draft">What it read.</param>
    /// <param name="mayBeAccepted">Whether an operator may overrule the refusal.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    public async Task<RefreshReport> RefuseAsync(
        RefreshInput input, CatalogDraft draft, bool mayBeAccepted, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var (report, summary) = await archive.SaveAsync(
            $"{CatalogVersion.Timestamp(at)}-refused",
            draft.Report(RefreshOutcome.Refused, input.Serving?.Version, at, mayBeAccepted ? CodeOf(input) : null),
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

    /// <summary>A pin holds the data of before even where the pinned version is gone, but it is not said to be live then.</summary>
    private RefreshReport Pinned(PublishedVersion pinned, PublishedVersion best)
    {
        var report = RefreshReport.Nothing(RefreshOutcome.Pinned, best.Version, time.GetUtcNow());
        return best.Version == pinned.Version
            ? report
            : report with
            {
                Problems =
                [
                    new DataProblem(ProblemEffect.RefreshRefused, ProgramBlobs.Prefix, 0, null, pinned.Version, DataRules.Pin,
                        $"The pinned version {pinned.Version} is not kept any more, or is damaged. Pin version {best.Version} or "
                            + "another one, or release the pin."),
                ],
            };
    }

    private string AttemptOf(RefreshInput input) => Fingerprints.OfAttempt(
        input.Fingerprint, input.Serving?.Version, settings.MaxVanishingShare, settings.MaxOddsChange);

    private string CodeOf(RefreshInput input) => AttemptOf(input)[..CodeLength];
}
