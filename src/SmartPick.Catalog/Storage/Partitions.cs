namespace SmartPick.Catalog.Storage;

/// <summary>Goes through the partitions of a table.</summary>
internal static class Partitions
{
    // Storage serves partitions side by side but limits each, so several are worked on at once and each by one request at a time.
    // https://learn.microsoft.com/azure/storage/tables/scalability-targets
    private const int AtOnce = 4;

    /// <summary>Works on a few partitions at once; the first failure ends it.</summary>
    public static Task ForEachAsync<T>(
        IEnumerable<T> partitions, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            partitions,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (partition, token) => await work(partition, token).ConfigureAwait(false));
}
