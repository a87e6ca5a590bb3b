using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace SmartPick.Catalog.Storage;

/// <summary>
/// The right to refresh, held by one instance at a time and renewed while it is held. A killed instance loses it when it expires. It only
/// avoids duplicate work; the ETag of the live version is what stops a late writer.
/// </summary>
internal sealed class RefreshLease : IAsyncDisposable
{
    /// <summary>How long a killed instance keeps others from refreshing.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    /// <summary>Pace of the renewals: two may fail to be in time.</summary>
    public static readonly TimeSpan RenewEvery = Duration / 3;

    private static readonly TimeSpan ReleaseLimit = TimeSpan.FromSeconds(5);

    private readonly BlobLeaseClient _lease;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _held;
    private readonly Task _renewing;

    private RefreshLease(BlobLeaseClient lease, TimeProvider time, CancellationToken cancellationToken)
    {
        _lease = lease;
        _time = time;
        _held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _renewing = RenewAsync();
    }

    /// <summary>Canceled when the lease is lost, and with the token it was taken with.</summary>
    public CancellationToken Held => _held.Token;

    /// <returns><c>null</c> while another instance holds the lease.</returns>
    public static async Task<RefreshLease?> TryTakeAsync(
        ProgramBlobs blobs, TimeProvider time, CancellationToken cancellationToken)
    {
        var lease = blobs.RefreshLock.GetBlobLeaseClient();
        try
        {
            try
            {
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                await CreateAsync(blobs.RefreshLock, cancellationToken).ConfigureAwait(false);
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            return null;
        }

        return new RefreshLease(lease, time, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        try
        {
            using var limit = new CancellationTokenSource(ReleaseLimit, _time);
            await _lease.ReleaseAsync(cancellationToken: limit.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A lease that cannot be released expires by itself.
        }

        _held.Dispose();
        _ended.Dispose();
    }

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(
                BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // Another instance has just created it.
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, _time, _ended.Token).ConfigureAwait(false);
                await _lease.RenewAsync(cancellationToken: _ended.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // Released.
        }
        catch (Exception)
        {
            // If renewal fails for any reason, the lease counts as lost.
            await _held.CancelAsync().ConfigureAwait(false);
        }
    }
}
