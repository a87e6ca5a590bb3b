using System.Net;
using Azure;
using Azure.Data.Tables;

namespace SmartPick.Catalog.Storage;

/// <summary>
/// Table <c>Catalog</c>: the live version, the published versions that are kept, and the history of refreshes.
/// </summary>
public sealed class CatalogLedger(TableServiceClient service, TimeProvider time)
{
    // All rows share a partition, so that a pointer, its version and its history row appear in one transaction.
    private const string Partition = "catalog";
    private const string PointerRow = "pointer";
    private const string VersionRows = "version-";

    // The character after '-', which ends both prefixes.
    private const char AfterPrefix = '.';

    private readonly TableClient _table = service.GetTableClient("Catalog");

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => _table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>The live version; <c>null</c> when nothing has been published yet.</summary>
    public Task<PublishedVersion?> FindPointerAsync(CancellationToken cancellationToken) =>
        FindPointerAsync(PointerRow, cancellationToken);

    /// <summary>A kept version as it was published; <c>null</c> when there is none of that name.</summary>
    public Task<PublishedVersion?> FindVersionAsync(string version, CancellationToken cancellationToken) =>
        FindPointerAsync(VersionRows + version, cancellationToken);

    /// <summary>The kept versions, newest first.</summary>
    public async Task<IReadOnlyList<PublishedVersion>> ListVersionsAsync(CancellationToken cancellationToken)
    {
        var versions = new List<PublishedVersion>();
        await foreach (var row in RowsUnder(VersionRows, pageSize: null, cancellationToken).ConfigureAwait(false))
        {
            versions.Add(PublishedVersionEntity.ToPointer(row) with { Version = row.RowKey[VersionRows.Length..] });
        }

        versions.Reverse();
        return versions;
    }

    /// <summary>
    /// The newest refresh that was recorded; <c>null</c> when there is none. One that is still to come, of a clock that was wrong, would
    /// stay the newest for ever and is passed over.
    /// </summary>
    public async Task<RefreshRecord?> FindLastRefreshAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in RowsUnder(RefreshEntity.Prefix, pageSize: 1, cancellationToken).ConfigureAwait(false))
        {
            if (RefreshEntity.ToRecord(row) is { } refresh && refresh.Summary.At <= time.GetUtcNow() + PublishedVersion.MaxAhead)
            {
                return refresh;
            }
        }

        return null;
    }

    /// <summary>Every recorded refresh, newest first.</summary>
    public async Task<IReadOnlyList<RefreshRecord>> ListRefreshesAsync(CancellationToken cancellationToken)
    {
        var refreshes = new List<RefreshRecord>();
        await foreach (var row in RowsUnder(RefreshEntity.Prefix, pageSize: null, cancellationToken).ConfigureAwait(false))
        {
            if (RefreshEntity.ToRecord(row) is { } refresh)
            {
                refreshes.Add(refresh);
            }
        }

        return refreshes;
    }

    /// <summary>Makes a new version live, unless the live version has changed since it was read.</summary>
    /// <param name="next">The new pointer.</param>
    /// <param name="previous">The pointer as read; <c>null</c> when there was none.</param>
    /// <param name="refresh">The refresh that made the version.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>False when another writer was faster; nothing is written then.</returns>
    public Task<bool> TryPublishAsync(
        PublishedVersion next, PublishedVersion? previous, RefreshSummary refresh, CancellationToken cancellationToken) =>
        TrySubmitAsync(
            [
                Flip(next, previous),
                Upsert(PublishedVersionEntity.From(next, Partition, VersionRows + next.Version)),
                Upsert(RefreshEntity.From(new RefreshRecord(refresh, Attempt: null), Partition)),
            ],
            cancellationToken);

    /// <summary>Makes a kept version live, or changes its pin, unless the live version has changed since it was read.</summary>
    /// <returns>False when another writer was faster; nothing is written then.</returns>
    public Task<bool> TryMoveAsync(PublishedVersion next, PublishedVersion previous, CancellationToken cancellationToken) =>
        TrySubmitAsync([Flip(next, previous)], cancellationToken);

    /// <summary>Adds a refresh to the history without touching the pointer.</summary>
    public Task RecordAsync(RefreshRecord refresh, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(RefreshEntity.From(refresh, Partition), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets a version.</summary>
    public Task ForgetVersionAsync(string version, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, VersionRows + version, cancellationToken: cancellationToken);

    /// <summary>Forgets a refresh.</summary>
    public Task ForgetRefreshAsync(RefreshRecord refresh, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, RefreshEntity.RowKey(refresh.Summary.At), cancellationToken: cancellationToken);

    private async Task<PublishedVersion?> FindPointerAsync(string rowKey, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            Partition, rowKey, cancellationToken: cancellationToken).ConfigureAwait(false);
        return row.HasValue ? PublishedVersionEntity.ToPointer(row.Value!) : null;
    }

    private AsyncPageable<TableEntity> RowsUnder(string prefix, int? pageSize, CancellationToken cancellationToken)
    {
        var end = prefix[..^1] + AfterPrefix;
        return _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {prefix} and RowKey lt {end}"),
            maxPerPage: pageSize,
            cancellationToken: cancellationToken);
    }

    private async Task<bool> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TableTransactionFailedException e)
            when (e.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private static TableTransactionAction Flip(PublishedVersion next, PublishedVersion? previous) => previous is { ETag: { } etag }
        ? new TableTransactionAction(
            TableTransactionActionType.UpdateReplace, PublishedVersionEntity.From(next, Partition, PointerRow), etag)
        : new TableTransactionAction(TableTransactionActionType.Add, PublishedVersionEntity.From(next, Partition, PointerRow));

    private static TableTransactionAction Upsert(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);
}
