using System.Globalization;
using System.Net;
using Azure.Data.Tables;
using SmartPick.Catalog.Refresh;

namespace SmartPick.Catalog.Storage;

/// <summary>Table <c>Catalog</c>: the pointer to the version that serves, and the history of refreshes, newest first.</summary>
public sealed class CatalogLedger(TableServiceClient service)
{
    // Pointer and history share a partition, so that a new version and its history row appear in one transaction.
    private const string Partition = "catalog";
    private const string PointerRow = "pointer";
    private const string HistoryRows = "refresh-";
    private const string AfterHistoryRows = "refresh.";

    private readonly TableClient _table = service.GetTableClient("Catalog");

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => _table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>The pointer; <c>null</c> when nothing has been published yet.</summary>
    public async Task<CatalogPointer?> FindPointerAsync(CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            Partition, PointerRow, cancellationToken: cancellationToken).ConfigureAwait(false);
        return row.HasValue ? ReadPointer(row.Value!) : null;
    }

    /// <summary>The newest refresh that was recorded; <c>null</c> when there is none.</summary>
    public async Task<RefreshSummary?> FindLastRefreshAsync(CancellationToken cancellationToken)
    {
        var newestFirst = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {Partition} and RowKey ge {HistoryRows} and RowKey lt {AfterHistoryRows}"),
            maxPerPage: 1,
            cancellationToken: cancellationToken);
        await foreach (var row in newestFirst.ConfigureAwait(false))
        {
            return ReadHistory(row);
        }

        return null;
    }

    /// <summary>Makes a version the one that serves, unless the pointer has moved since it was read.</summary>
    /// <param name="next">The new pointer.</param>
    /// <param name="previous">The pointer as read; <c>null</c> when there was none.</param>
    /// <param name="refresh">The refresh that made the version.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>False when another refresh was faster; nothing is written then.</returns>
    public async Task<bool> TryPublishAsync(
        CatalogPointer next, CatalogPointer? previous, RefreshSummary refresh, CancellationToken cancellationToken)
    {
        var flip = previous is { ETag: { } etag }
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, WritePointer(next), etag)
            : new TableTransactionAction(TableTransactionActionType.Add, WritePointer(next));
        var record = new TableTransactionAction(TableTransactionActionType.UpsertReplace, WriteHistory(refresh));
        try
        {
            await _table.SubmitTransactionAsync([flip, record], cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TableTransactionFailedException e)
            when (e.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    /// <summary>Adds a refresh to the history without touching the pointer.</summary>
    public Task RecordAsync(RefreshSummary refresh, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(WriteHistory(refresh), TableUpdateMode.Replace, cancellationToken);

    private static TableEntity WritePointer(CatalogPointer pointer) => new(Partition, PointerRow)
    {
        [nameof(CatalogPointer.Version)] = pointer.Version,
        [nameof(CatalogPointer.RefreshedAt)] = pointer.RefreshedAt,
        [nameof(CatalogPointer.Programs)] = pointer.Programs,
        [nameof(CatalogPointer.ContentHash)] = pointer.ContentHash,
        [nameof(CatalogPointer.SourceFingerprint)] = pointer.SourceFingerprint,
    };

    private static CatalogPointer ReadPointer(TableEntity row) => new(
        row.GetString(nameof(CatalogPointer.Version)),
        row.GetDateTimeOffset(nameof(CatalogPointer.RefreshedAt))!.Value,
        row.GetInt32(nameof(CatalogPointer.Programs))!.Value,
        row.GetString(nameof(CatalogPointer.ContentHash)),
        row.GetString(nameof(CatalogPointer.SourceFingerprint)))
    {
        ETag = row.ETag,
    };

    private static TableEntity WriteHistory(RefreshSummary refresh) => new(Partition, HistoryRow(refresh.At))
    {
        [nameof(RefreshSummary.Outcome)] = refresh.Outcome.ToString(),
        [nameof(RefreshSummary.At)] = refresh.At,
        [nameof(RefreshSummary.RowsRead)] = refresh.RowsRead,
        [nameof(RefreshSummary.RowsRefused)] = refresh.RowsRefused,
        [nameof(RefreshSummary.Report)] = refresh.Report,
    };

    private static RefreshSummary ReadHistory(TableEntity row) => new(
        Enum.Parse<RefreshOutcome>(row.GetString(nameof(RefreshSummary.Outcome))),
        row.GetDateTimeOffset(nameof(RefreshSummary.At))!.Value,
        row.GetInt32(nameof(RefreshSummary.RowsRead))!.Value,
        row.GetInt32(nameof(RefreshSummary.RowsRefused))!.Value,
        row.GetString(nameof(RefreshSummary.Report)));

    // Rows are served in key order: counting time down puts the newest first.
    private static string HistoryRow(DateTimeOffset at) =>
        HistoryRows + (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
