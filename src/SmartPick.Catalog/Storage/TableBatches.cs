using Azure.Data.Tables;

namespace SmartPick.Catalog.Storage;

/// <summary>Changes rows in transactions.</summary>
internal static class TableBatches
{
    // The service's limit. Our rows stay under 16 KiB, so 100 of them are far below its other limit of 4 MiB.
    private const int MaxBatch = 100;

    /// <param name="table">The table.</param>
    /// <param name="type">What to do with each row.</param>
    /// <param name="partitions">What becomes the rows of a partition, in groups.</param>
    /// <param name="row">Makes the row, when its transaction is sent.</param>
    /// <param name="cancellationToken">Stops between two transactions.</param>
    public static Task SubmitAsync<T>(
        TableClient table,
        TableTransactionActionType type,
        IEnumerable<IEnumerable<T>> partitions,
        Func<T, TableEntity> row,
        CancellationToken cancellationToken) =>
        Partitions.ForEachAsync(
            partitions,
            async (partition, token) =>
            {
                foreach (var batch in partition.Chunk(MaxBatch))
                {
                    await table.SubmitTransactionAsync(
                        batch.Select(b => new TableTransactionAction(type, row(b))), token).ConfigureAwait(false);
                }
            },
            cancellationToken);
}
