using Microsoft.Extensions.Logging;
using Polly;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Snapshots;

/// <summary>Holds the snapshot that answers are made from. Reading <see cref="Current"/> does no I/O.</summary>
public sealed class SnapshotStore : IDisposable
{
    private readonly CatalogSnapshotLoader _loader;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<CatalogLoad> _pipeline;
    private readonly SemaphoreSlim _oneLoadAtATime = new(1, 1);
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile CatalogSnapshot? _current;

    internal SnapshotStore(CatalogSnapshotLoader loader, StorageResilience resilience, ILogger<SnapshotStore> logger)
    {
        _loader = loader;
        _logger = logger;
        _pipeline = resilience.Pipeline(StorageResilience.LoadLimit, LastGood);
    }

    /// <summary>The newest loaded snapshot; <c>null</c> until the first one is loaded. Take it once for each answer.</summary>
    public CatalogSnapshot? Current => _current;

    /// <summary>Completes when the first snapshot is loaded.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Checks for a newer version and swaps it in; the current one stays when that fails.</summary>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<LoadOutcome> ReloadAsync(CancellationToken cancellationToken)
    {
        await _oneLoadAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return (await _pipeline.ExecuteAsync(LoadAsync, cancellationToken).ConfigureAwait(false)).Outcome;
        }
        finally
        {
            _oneLoadAtATime.Release();
        }
    }

    public void Dispose() => _oneLoadAtATime.Dispose();

    private async ValueTask<CatalogLoad> LoadAsync(CancellationToken cancellationToken)
    {
        var load = await _loader.LoadAsync(_current, cancellationToken).ConfigureAwait(false);
        if (load.Snapshot is { } snapshot)
        {
            _current = snapshot;
            _loaded.TrySetResult();
        }

        return load;
    }

    private CatalogLoad LastGood(Exception failure)
    {
        _logger.LoadFailed(failure);
        return new(LoadOutcome.StorageFailed, Snapshot: null);
    }
}
