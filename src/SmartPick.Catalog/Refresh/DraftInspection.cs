using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;

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

        if (serving is null || await FindLastGoodAsync(serving, cancellationToken).ConfigureAwait(false) is not { } lastGood)
        {
            return true;
        }

        DataProblem?[] vanishing =
        [
            RemovalThreshold.Check(lastGood.Programs, draft.Programs, settings.MaxVanishingShare),
            RemovalThreshold.Check(lastGood.Schools, draft.Schools, settings.MaxVanishingShare),
        ];
        foreach (var problem in vanishing.OfType<DataProblem>())
        {
            draft.Problems.Refuse(problem);
        }

        return !draft.Problems.RefuseAll;
    }

    private async Task<CatalogContent?> FindLastGoodAsync(PublishedVersion serving, CancellationToken cancellationToken) =>
        snapshots.Current is { } loaded && loaded.Version == serving.Version
            ? Loaded
            : (await versions.FindBestAsync(serving, cancellationToken).ConfigureAwait(false))?.Content ?? Loaded;

    private CatalogContent? Loaded => snapshots.Current is { } current ? new(current.Directory.Programs, current.Schools.Schools) : null;
}
