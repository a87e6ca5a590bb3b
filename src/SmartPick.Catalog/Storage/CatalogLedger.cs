using System.Globalization;
using System.Net;
using Azure;
using Azure.Data.Tables;
using SmartPick.Catalog.Refresh;

namespace SmartPick.Catalog.Storage;

/// <summary>
/// Table <c>Catalog</c>: the pointer to the version that serves, the versions that were published and are kept, and the
/// history of refreshes.
/// </summary>
public sealed class CatalogLedger(TableServiceClient service)
{
    // All rows share a partition, so that a pointer, its version and its history row appear in one transaction.
    private const string Partition = "catalog";
    private const string PointerRow = "pointer";
    private const string HistoryRows = "refresh-";
    private const string VersionRows = "version-";

    // The character after '-', which ends both prefixes.
    private const char AfterPrefix = '.';

    private readonly TableClient _table = service.GetTableClient("Catalog");

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => _table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>The pointer; <c>null</c> when nothing has been published yet.</summary>
    /// <exception cref="InvalidDataException">The row is not a pointer.</exception>
    public Task<CatalogPointer?> FindPointerAsync(CancellationToken cancellationToken) =>
        FindPointerAsync(PointerRow, cancellationToken);

    /// <summary>A kept version as it was published; <c>null</c> when there is none of that name.</summary>
    /// <exception cref="InvalidDataException">The row is not a version.</exception>
    public Task<CatalogPointer?> FindVersionAsync(string version, CancellationToken cancellationToken) =>
        FindPointerAsync(VersionRows + version, cancellationToken);

    /// <summary>The kept versions, newest first.</summary>
    /// <exception cref="InvalidDataException">A row is not a version.</exception>
    public async Task<IReadOnlyList<CatalogPointer>> ListVersionsAsync(CancellationToken cancellationToken)
    {
        var versions = new List<CatalogPointer>();
        await foreach (var row in RowsUnder(VersionRows, pageSize: null, cancellationToken).ConfigureAwait(false))
        {
            versions.Add(ReadPointer(row));
        }

        versions.Reverse();
        return versions;
    }

    /// <summary>The newest refresh that was recorded; <c>null</c> when there is none.</summary>
    public async Task<RefreshRecord?> FindLastRefreshAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in RowsUnder(HistoryRows, pageSize: 1, cancellationToken).ConfigureAwait(false))
        {
            return ReadHistory(row);
        }

        return null;
    }

    /// <summary>Every recorded refresh, newest first.</summary>
    public async Task<IReadOnlyList<RefreshRecord>> ListRefreshesAsync(CancellationToken cancellationToken)
    {
        var refreshes = new List<RefreshRecord>();
        await foreach (var row in RowsUnder(HistoryRows, pageSize: null, cancellationToken).ConfigureAwait(false))
        {
            refreshes.Add(ReadHistory(row));
        }

        return refreshes;
    }

    /// <summary>Makes a new version the one that serves, unless the pointer has moved since it was read.</summary>
    /// <param name="next">The new pointer.</param>
    /// <param name="previous">The pointer as read; <c>null</c> when there was none.</param>
    /// <param name="refresh">The refresh that made the version.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>False when somebody else was faster; nothing is written then.</returns>
    public Task<bool> TryPublishAsync(
        CatalogPointer next, CatalogPointer? previous, RefreshSummary refresh, CancellationToken cancellationToken) =>
        TrySubmitAsync(
            [
                Flip(next, previous),
                Upsert(WritePointer(VersionRows + next.Version, next)),
                Upsert(WriteHistory(new RefreshRecord(refresh, Attempt: null))),
            ],
            cancellationToken);

    /// <summary>Makes a kept version the one that serves, or changes its pin, unless the pointer has moved since it was read.</summary>
    /// <returns>False when somebody else was faster; nothing is written then.</returns>
    public Task<bool> TryMoveAsync(CatalogPointer next, CatalogPointer previous, CancellationToken cancellationToken) =>
        TrySubmitAsync([Flip(next, previous)], cancellationToken);

    /// <summary>Adds a refresh to the history without touching the pointer.</summary>
    public Task RecordAsync(RefreshRecord refresh, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(WriteHistory(refresh), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets a version.</summary>
    public Task ForgetVersionAsync(string version, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, VersionRows + version, cancellationToken: cancellationToken);

    /// <summary>Forgets a refresh.</summary>
    public Task ForgetRefreshAsync(RefreshRecord refresh, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, HistoryRow(refresh.Summary.At), cancellationToken: cancellationToken);

    private async Task<CatalogPointer?> FindPointerAsync(string rowKey, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            Partition, rowKey, cancellationToken: cancellationToken).ConfigureAwait(false);
        return row.HasValue ? ReadPointer(row.Value!) : null;
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

    private static TableTransactionAction Flip(CatalogPointer next, CatalogPointer? previous) => previous is { ETag: { } etag }
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, WritePointer(PointerRow, next), etag)
        : new TableTransactionAction(TableTransactionActionType.Add, WritePointer(PointerRow, next));

    private static TableTransactionAction Upsert(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);

    private static TableEntity WritePointer(string rowKey, CatalogPointer pointer) => new(Partition, TableKey.Require(rowKey))
    {
        [nameof(CatalogPointer.Version)] = pointer.Version,
        [nameof(CatalogPointer.RefreshedAt)] = pointer.RefreshedAt,
        [nameof(CatalogPointer.Programs)] = pointer.Programs,
        [nameof(CatalogPointer.ContentHash)] = pointer.ContentHash,
        [nameof(CatalogPointer.SourceFingerprint)] = pointer.SourceFingerprint,
        [nameof(CatalogPointer.IsPinned)] = pointer.IsPinned,
    };

    private static CatalogPointer ReadPointer(TableEntity row) => new(
        row.Require<string>(nameof(CatalogPointer.Version)),
        row.Require<DateTimeOffset>(nameof(CatalogPointer.RefreshedAt)),
        row.Require<int>(nameof(CatalogPointer.Programs)),
        row.Require<string>(nameof(CatalogPointer.ContentHash)),
        row.Require<string>(nameof(CatalogPointer.SourceFingerprint)))
    {
        IsPinned = row.Require<bool>(nameof(CatalogPointer.IsPinned)),
        ETag = row.ETag,
    };

    private static TableEntity WriteHistory(RefreshRecord refresh) => new(Partition, HistoryRow(refresh.Summary.At))
    {
        [nameof(RefreshSummary.Outcome)] = refresh.Summary.Outcome.ToString(),
        [nameof(RefreshSummary.At)] = refresh.Summary.At,
        [nameof(RefreshSummary.RowsRead)] = refresh.Summary.RowsRead,
        [nameof(RefreshSummary.RowsRefused)] = refresh.Summary.RowsRefused,
        [nameof(RefreshSummary.Report)] = refresh.Summary.Report,
        [nameof(RefreshRecord.Attempt)] = refresh.Attempt,
    };

    private static RefreshRecord ReadHistory(TableEntity row) => new(
        new RefreshSummary(
            Enum.Parse<RefreshOutcome>(row.Require<string>(nameof(RefreshSummary.Outcome))),
            row.Require<DateTimeOffset>(nameof(RefreshSummary.At)),
            row.Require<int>(nameof(RefreshSummary.RowsRead)),
            row.Require<int>(nameof(RefreshSummary.RowsRefused)),
            row.Require<string>(nameof(RefreshSummary.Report))),
        row.GetString(nameof(RefreshRecord.Attempt)));

    // Rows are served in key order: counting time down puts the newest first.
    private static string HistoryRow(DateTimeOffset at) =>
        HistoryRows + (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
