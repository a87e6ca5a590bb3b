using Azure;
using Azure.Data.Tables.Models;

namespace SmartPick.Catalog.Storage;

/// <summary>Reads versions back and checks that they are what was published.</summary>
public sealed class CatalogVersions(ProgramTable programs, CatalogLedger ledger, TimeProvider time)
{
    private volatile IntactVersion? _lastRead;

    /// <summary>
    /// Reads a version; <c>null</c> when the number of its programs or its content is not what was published, or it cannot have been
    /// published when it says.
    /// </summary>
    public async Task<CatalogContent?> ReadIntactAsync(PublishedVersion version, CancellationToken cancellationToken)
    {
        if (!version.IsPublishedBy(time.GetUtcNow()))
        {
            return null;
        }

        try
        {
            var stored = await programs.ReadAsync(version.Version, version.Specialties, cancellationToken).ConfigureAwait(false);
            if (stored.Programs.Count == version.Programs && Fingerprints.OfContent(stored) == version.ContentHash)
            {
                _lastRead = new IntactVersion(version.Version, version.ContentHash, stored);
                return stored;
            }
        }
        catch (InvalidDataException)
        {
            // A row that is not a program is as bad as a wrong one.
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            // There is no table: every version is gone.
        }

        return null;
    }

    /// <summary>The live version, or the newest intact one when it is damaged; <c>null</c> when there is none.</summary>
    public async Task<(PublishedVersion Version, CatalogContent Content)?> FindBestAsync(
        PublishedVersion serving, CancellationToken cancellationToken)
    {
        if (await FindIntactAsync(serving, cancellationToken).ConfigureAwait(false) is { } whole)
        {
            return (serving, whole);
        }

        foreach (var version in await ledger.ListVersionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (version.Version != serving.Version
                && await FindIntactAsync(version, cancellationToken).ConfigureAwait(false) is { } intact)
            {
                return (version, intact);
            }
        }

        return null;
    }

    /// <summary>As <see cref="ReadIntactAsync"/>, but a version that was the last one read is not read again.</summary>
    private async Task<CatalogContent?> FindIntactAsync(PublishedVersion version, CancellationToken cancellationToken) =>
        _lastRead is { } last && last.Version == version.Version && last.ContentHash == version.ContentHash
            && version.IsPublishedBy(time.GetUtcNow())
            ? last.Content
            : await ReadIntactAsync(version, cancellationToken).ConfigureAwait(false);

    private sealed record IntactVersion(string Version, string ContentHash, CatalogContent Content);
}
