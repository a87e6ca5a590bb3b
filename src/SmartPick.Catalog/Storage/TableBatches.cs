using Azure.Data.Tables;

namespace SmartPick.Catalog.Storage;

/// <summary>Changes rows of one partition in transactions.</summary>
internal static class TableBatches
{
    // The service's limit. Our rows stay under 16 KiB, so 100 of them are far below its other limit of 4 MiB.
    private const int LargestBatch = 100;

    /// <param name="table">The table.</param>
    /// <param name="type">What to do with each row.</param>
    /// <param name="partition">Rows that share a partition key.</param>
    /// <param name="cancellationToken">Stops between two transactions.</param>
    public static async Task SubmitAsync(
        TableClient table, TableTransactionActionType type, IEnumerable<TableEntity> partition, CancellationToken cancellationToken)
    {
        foreach (var batch in partition.Chunk(LargestBatch))
        {
            await table.SubmitTransactionAsync(
                batch.Select(e => new TableTransactionAction(type, e)), cancellationToken).ConfigureAwait(false);
        }
    }
}
