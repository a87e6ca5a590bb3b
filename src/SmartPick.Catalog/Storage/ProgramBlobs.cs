using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace SmartPick.Catalog.Storage;

/// <summary>The blob container where operators drop program files and find the results.</summary>
public sealed class ProgramBlobs(BlobServiceClient service)
{
    /// <summary>Name of the container.</summary>
    public const string Container = "program-data";

    /// <summary>Program files are the blobs under this prefix that end in <c>.csv</c>.</summary>
    public const string Prefix = "programs/";

    /// <summary>The file of medical schools.</summary>
    public const string Schools = "schools.csv";

    /// <summary>The reports of refreshes.</summary>
    public const string Reports = "reports/";

    /// <summary>Copies of the rows that refreshes left out.</summary>
    public const string Quarantine = "quarantine/";

    private readonly BlobContainerClient _container = service.GetBlobContainerClient(Container);

    /// <summary>The empty blob whose lease says that a refresh is under way.</summary>
    internal BlobClient RefreshLock => _container.GetBlobClient("refresh.lock");

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) =>
        _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>The program files, ordered by name; none when there is no container.</summary>
    public async Task<IReadOnlyList<ProgramBlob>> ListAsync(CancellationToken cancellationToken) =>
        await ListAsync(Prefix, cancellationToken).ConfigureAwait(false);

    /// <summary>The file of medical schools; <c>null</c> when there is none.</summary>
    public async Task<ProgramBlob?> FindSchoolsAsync(CancellationToken cancellationToken) =>
        (await ListAsync(Schools, cancellationToken).ConfigureAwait(false)).FirstOrDefault(b => b.Name == Schools);

    private async Task<IReadOnlyList<ProgramBlob>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var blobs = new List<ProgramBlob>();
        try
        {
            await foreach (var item in ItemsUnder(prefix, cancellationToken).ConfigureAwait(false))
            {
                if (item.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && item.Properties.ETag is { } etag)
                {
                    blobs.Add(new ProgramBlob(item.Name, etag, item.Properties.ContentHash));
                }
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return [];
        }

        return [.. blobs.OrderBy(b => b.Name, StringComparer.Ordinal)];
    }

    /// <summary>Streams exactly the listed state of a file.</summary>
    /// <exception cref="RequestFailedException">Also when the file has changed since it was listed (412) or is gone (404).</exception>
    public async Task<Stream> OpenAsync(ProgramBlob blob, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = blob.ETag } };
        return (await _container.GetBlobClient(blob.Name)
            .DownloadStreamingAsync(options, cancellationToken).ConfigureAwait(false)).Value.Content;
    }

    /// <summary>Writes or overwrites a program file or the file of schools.</summary>
    /// <param name="name">Full name in the container.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="contentHash">Their MD5, kept with the blob as storage does.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    public Task UploadAsync(string name, BinaryData content, byte[] contentHash, CancellationToken cancellationToken) =>
        UploadAsync(name, content, "text/csv; charset=utf-8", contentHash, cancellationToken);

    /// <summary>Writes a report or a quarantined file.</summary>
    /// <param name="name">Full name in the container.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="contentType">Media type.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    public Task UploadAsync(string name, BinaryData content, string contentType, CancellationToken cancellationToken) =>
        UploadAsync(name, content, contentType, contentHash: null, cancellationToken);

    /// <summary>The bytes of a blob; <c>null</c> when it is gone.</summary>
    public async Task<BinaryData?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await _container.GetBlobClient(name).DownloadContentAsync(cancellationToken).ConfigureAwait(false)).Value.Content;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>The names of the blobs under a prefix.</summary>
    public async Task<IReadOnlyList<string>> ListNamesAsync(string prefix, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var item in ItemsUnder(prefix, cancellationToken).ConfigureAwait(false))
        {
            names.Add(item.Name);
        }

        return names;
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        _container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private AsyncPageable<BlobItem> ItemsUnder(string prefix, CancellationToken cancellationToken) =>
        _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken);

    private async Task UploadAsync(
        string name, BinaryData content, string contentType, byte[]? contentHash, CancellationToken cancellationToken)
    {
        var headers = new BlobHttpHeaders { ContentType = contentType, ContentHash = contentHash };
        await _container.GetBlobClient(name)
            .UploadAsync(content, new BlobUploadOptions { HttpHeaders = headers }, cancellationToken).ConfigureAwait(false);
    }
}
