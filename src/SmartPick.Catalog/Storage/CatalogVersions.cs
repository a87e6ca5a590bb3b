using SmartPick.Catalog.Refresh;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Storage;

/// <summary>Reads versions back and checks that they are what was published.</summary>
public sealed class CatalogVersions(ProgramTable programs, CatalogLedger ledger)
{
    /// <summary>The programs of a version; <c>null</c> when their number or content is not what was published.</summary>
    public async Task<IReadOnlyList<ResidencyProgram>?> FindIntactAsync(
        CatalogPointer version, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await programs.ReadAsync(version.Version, cancellationToken).ConfigureAwait(false);
            return stored.Count == version.Programs && Fingerprints.OfPrograms(stored) == version.ContentHash ? stored : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The newest intact version other than one that is known to be damaged; <c>null</c> when there is none.</summary>
    public async Task<(CatalogPointer Version, IReadOnlyList<ResidencyProgram> Programs)?> FindLastGoodAsync(
        CatalogPointer damaged, CancellationToken cancellationToken)
    {
        foreach (var version in await ledger.ListVersionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (version.Version != damaged.Version
                && await FindIntactAsync(version, cancellationToken).ConfigureAwait(false) is { } intact)
            {
                return (version, intact);
            }
        }

        return null;
    }
}
