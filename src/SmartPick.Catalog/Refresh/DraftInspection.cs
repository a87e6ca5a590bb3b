using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Refresh;

/// <summary>Decides whether a draft may become live.</summary>
internal sealed class DraftInspection(CatalogVersions versions, SnapshotStore snapshots, RefreshSettings settings)
{
    /// <summary>Adds the problems of the draft as a whole.</summary>
    /// <param name="draft">All files together.</param>
    /// <param name="serving">The live version; <c>null</c> when there is none.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    public async Task<bool> PassesAsync(CatalogDraft draft, PublishedVersion? serving, CancellationToken cancellationToken)
    {
        if (draft.Problems.RefuseAll || draft.Count == 0)
        {
            return false;
        }

        if (serving is not null
            && await FindLastGoodAsync(serving, cancellationToken).ConfigureAwait(false) is { } lastGood
            && RemovalThreshold.Check(lastGood, draft.Programs, settings.MaxVanishingShare) is { } vanishing)
        {
            draft.Problems.Refuse(vanishing);
            return false;
        }

        return true;
    }

    private async Task<IReadOnlyList<ResidencyProgram>?> FindLastGoodAsync(
        PublishedVersion serving, CancellationToken cancellationToken) =>
        snapshots.Current is { } loaded && loaded.Version == serving.Version
            ? loaded.Directory.Programs
            : (await versions.FindBestAsync(serving, cancellationToken).ConfigureAwait(false))?.Programs
                ?? snapshots.Current?.Directory.Programs;
}
