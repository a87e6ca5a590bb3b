using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>Decides whether a draft may become live.</summary>
internal sealed class DraftInspection(CatalogVersions versions, SnapshotStore snapshots, OddsGate odds, RefreshSettings settings)
{
    /// <summary>Whether every file could be read, and there is a program to serve.</summary>
    public static bool IsUsable(CatalogDraft draft) => !draft.Problems.RefuseAll && draft.Count > 0;

    /// <summary>Whether the draft may replace the live version unasked; adds what speaks against it to its problems.</summary>
    /// <param name="draft">All files together.</param>
    /// <param name="serving">The live version; <c>null</c> when there is none.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    public async Task<bool> PassesAsync(CatalogDraft draft, PublishedVersion? serving, CancellationToken cancellationToken)
    {
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
            draft.Problems.Add(problem);
        }

        if (!draft.Problems.RefuseAll)
        {
            odds.Check(lastGood.Programs, draft, cancellationToken);
        }

        return !draft.Problems.RefuseAll;
    }

    private async Task<CatalogContent?> FindLastGoodAsync(PublishedVersion serving, CancellationToken cancellationToken) =>
        snapshots.Current is { } loaded && loaded.Version == serving.Version
            ? Loaded
            : (await versions.FindBestAsync(serving, cancellationToken).ConfigureAwait(false))?.Content ?? Loaded;

    private CatalogContent? Loaded => snapshots.Current is { } current ? new(current.Directory.Programs, current.Schools.Schools) : null;
}
