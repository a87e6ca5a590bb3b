using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>Lets an operator choose the live version.</summary>
internal sealed class VersionPin(CatalogLedger ledger, CatalogVersions versions, RefreshLeases leases, TimeProvider time)
{
    /// <summary>Makes a kept, intact version live until it is released.</summary>
    public async ValueTask<RefreshReport> PinAsync(string version, CancellationToken cancellationToken)
    {
        if (await leases.TryTakeAsync(cancellationToken).ConfigureAwait(false) is not { } lease)
        {
            return Nothing(RefreshOutcome.AlreadyRunning, null);
        }

        await using (lease.ConfigureAwait(false))
        {
            var serving = await ledger.FindPointerAsync(lease.Held).ConfigureAwait(false);
            if (serving is null
                || !TableKey.IsAllowed(version)
                || await ledger.FindVersionAsync(version, lease.Held).ConfigureAwait(false) is not { } wanted
                || await versions.ReadIntactAsync(wanted, lease.Held).ConfigureAwait(false) is null)
            {
                return Nothing(RefreshOutcome.UnknownVersion, serving?.Version);
            }

            return await ledger.TryMoveAsync(wanted with { IsPinned = true }, serving, lease.Held).ConfigureAwait(false)
                ? Nothing(RefreshOutcome.Pinned, version)
                : Nothing(RefreshOutcome.AlreadyRunning, serving.Version);
        }
    }

    /// <summary>Lets refreshes replace the live version; it stays live until one does.</summary>
    /// <returns><c>null</c> when it is released; otherwise why it is not.</returns>
    public async ValueTask<RefreshReport?> ReleaseAsync(CancellationToken cancellationToken)
    {
        var serving = await ledger.FindPointerAsync(cancellationToken).ConfigureAwait(false);
        return serving is not { IsPinned: true }
            || await ledger.TryMoveAsync(serving with { IsPinned = false }, serving, cancellationToken).ConfigureAwait(false)
                ? null
                : Nothing(RefreshOutcome.AlreadyRunning, serving.Version);
    }

    private RefreshReport Nothing(RefreshOutcome outcome, string? version) =>
        RefreshReport.Nothing(outcome, version, time.GetUtcNow());
}
