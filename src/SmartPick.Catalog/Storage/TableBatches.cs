using Azure.Data.Tables;

namespace SmartPick.Catalog.Storage;

/// <summary>Writes rows of one partition in transactions.</summary>
internal static class TableBatches
{
    // The service's limit. Our rows stay under 8 KiB, so 100 of them are far below its other limit of 4 MiB.
    private const int LargestBatch = 100;

    public static async Task UpsertAsync(
        TableClient table, IEnumerable<TableEntity> partition, CancellationToken cancellationToken)
    {
        foreach (var batch in partition.Chunk(LargestBatch))
        {
            await table.SubmitTransactionAsync(
                batch.Select(e => new TableTransactionAction(TableTransactionActionType.UpsertReplace, e)),
                cancellationToken).ConfigureAwait(false);
        }
    }
}
