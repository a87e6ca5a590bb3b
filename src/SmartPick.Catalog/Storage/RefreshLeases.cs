namespace SmartPick.Catalog.Storage;

/// <summary>Lets one refresh, or one change of the pin, go ahead at a time over all instances.</summary>
internal sealed class RefreshLeases(ProgramBlobs blobs, ProgramTable programs, CatalogLedger ledger, TimeProvider time)
{
    /// <summary>Takes the lease, after making whatever is missing in a new or damaged account.</summary>
    /// <returns><c>null</c> while another instance holds it.</returns>
    public async Task<RefreshLease?> TryTakeAsync(CancellationToken cancellationToken)
    {
        await blobs.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        await programs.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        await ledger.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        return await RefreshLease.TryTakeAsync(blobs, time, cancellationToken).ConfigureAwait(false);
    }
}
