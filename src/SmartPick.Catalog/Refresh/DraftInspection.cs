using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;

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
        if (serving is not null && await FindLastGoodAsync(serving, cancellationToken).ConfigureAwait(false) is { } lastGood)
        {
            if (RemovalThreshold.Check(lastGood, draft.Programs, settings.MaxVanishingShare) is { } vanishing)
            {
                draft.Problems.Add(vanishing);
            }
            else
            {
                odds.Check(lastGood, draft, cancellationToken);
            }
        }

        return !draft.Problems.RefuseAll;
    }

    private async Task<IReadOnlyList<ResidencyProgram>?> FindLastGoodAsync(
        PublishedVersion serving, CancellationToken cancellationToken) =>
        snapshots.Current is { } loaded && loaded.Version == serving.Version
            ? loaded.Directory.Programs
            : (await versions.FindBestAsync(serving, cancellationToken).ConfigureAwait(false))?.Programs
                ?? snapshots.Current?.Directory.Programs;
}
