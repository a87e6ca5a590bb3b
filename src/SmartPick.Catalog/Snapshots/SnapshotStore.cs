using Azure;

namespace SmartPick.Catalog.Snapshots;

/// <summary>Holds the snapshot that answers are made from. Reading <see cref="Current"/> does no I/O.</summary>
public sealed class SnapshotStore(CatalogSnapshotLoader loader) : IDisposable
{
    private readonly SemaphoreSlim _oneLoadAtATime = new(1, 1);
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile CatalogSnapshot? _current;

    /// <summary>The newest loaded snapshot; <c>null</c> until the first one is loaded. Take it once for each answer.</summary>
    public CatalogSnapshot? Current => _current;

    /// <summary>Ends when the first snapshot is loaded.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Looks for a newer version and swaps it in; the current one stays when that fails.</summary>
    /// <returns>False when nothing has been published yet.</returns>
    /// <exception cref="RequestFailedException">Storage failed.</exception>
    /// <exception cref="InvalidDataException">The stored version is not what was published.</exception>
    public async Task<bool> ReloadAsync(CancellationToken cancellationToken)
    {
        await _oneLoadAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await loader.LoadAsync(_current, cancellationToken).ConfigureAwait(false) is not { } snapshot)
            {
                return false;
            }

            _current = snapshot;
            _loaded.TrySetResult();
            return true;
        }
        finally
        {
            _oneLoadAtATime.Release();
        }
    }

    public void Dispose() => _oneLoadAtATime.Dispose();
}
