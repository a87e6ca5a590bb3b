namespace SmartPick.Catalog.Storage;

/// <summary>Allows one refresh, or one change of the pin, at a time across all instances.</summary>
internal sealed class RefreshLeases(ProgramBlobs blobs, ProgramTable programs, CatalogLedger ledger, TimeProvider time)
{
    /// <summary>Takes the lease, after creating what is missing in a new or damaged account.</summary>
    /// <returns><c>null</c> while another instance holds it.</returns>
    public async Task<RefreshLease?> TryTakeAsync(CancellationToken cancellationToken)
    {
        await blobs.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        await programs.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        await ledger.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        return await RefreshLease.TryTakeAsync(blobs, time, cancellationToken).ConfigureAwait(false);
    }
}
