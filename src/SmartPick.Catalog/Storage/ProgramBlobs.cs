using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace SmartPick.Catalog.Storage;

/// <summary>The blob container where operators drop program files and find the reports of refreshes.</summary>
public sealed class ProgramBlobs(BlobServiceClient service)
{
    /// <summary>Name of the container.</summary>
    public const string Container = "program-data";

    /// <summary>Program files are the blobs under this prefix that end in <c>.csv</c>.</summary>
    public const string Prefix = "programs/";

    private readonly BlobContainerClient _container = service.GetBlobContainerClient(Container);

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) =>
        _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>The program files, ordered by name.</summary>
    public async Task<IReadOnlyList<ProgramBlob>> ListAsync(CancellationToken cancellationToken)
    {
        var blobs = new List<ProgramBlob>();
        await foreach (var item in _container
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, Prefix, cancellationToken).ConfigureAwait(false))
        {
            if (item.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && item.Properties.ETag is { } etag)
            {
                blobs.Add(new ProgramBlob(item.Name, etag, item.Properties.ContentHash));
            }
        }

        return [.. blobs.OrderBy(b => b.Name, StringComparer.Ordinal)];
    }

    /// <summary>Streams exactly the listed state of a file.</summary>
    /// <exception cref="RequestFailedException">Also when the file has changed since it was listed (412) or is gone (404).</exception>
    public Task<Stream> OpenAsync(ProgramBlob blob, CancellationToken cancellationToken) =>
        _container.GetBlobClient(blob.Name).OpenReadAsync(
            new BlobOpenReadOptions(allowModifications: false)
            {
                Conditions = new BlobRequestConditions { IfMatch = blob.ETag },
            },
            cancellationToken);

    /// <summary>Writes or overwrites a program file.</summary>
    /// <param name="fileName">Name without the prefix.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="contentHash">Their MD5, kept with the blob as storage does.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    public Task UploadAsync(string fileName, BinaryData content, byte[] contentHash, CancellationToken cancellationToken) =>
        UploadAsync(Prefix + fileName, content, "text/csv; charset=utf-8", contentHash, cancellationToken);

    /// <summary>Writes the report of a refresh.</summary>
    public Task UploadReportAsync(string name, BinaryData report, CancellationToken cancellationToken) =>
        UploadAsync(name, report, "application/json", contentHash: null, cancellationToken);

    private async Task UploadAsync(
        string name, BinaryData content, string contentType, byte[]? contentHash, CancellationToken cancellationToken)
    {
        var headers = new BlobHttpHeaders { ContentType = contentType, ContentHash = contentHash };
        await _container.GetBlobClient(name)
            .UploadAsync(content, new BlobUploadOptions { HttpHeaders = headers }, cancellationToken).ConfigureAwait(false);
    }
}
