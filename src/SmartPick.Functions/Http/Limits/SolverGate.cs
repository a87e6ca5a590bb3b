using System.Threading.RateLimiting;

namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Limits concurrent solves to the number of processors, lets a few requests wait, and rejects the rest: more solves at a time would slow
/// each other down until none is answered in time. One additional place is reserved for a second caller when one caller holds all the
/// others.
/// </summary>
public sealed class SolverGate : IDisposable
{
    /// <summary>Queue length per processor for one caller: the last in line waits for about this many solves.</summary>
    private const int WaitingPerProcessor = 2;

    /// <summary>The same for all callers together.</summary>
    private const int AllWaitingPerProcessor = 4;

    private readonly PartitionedRateLimiter<int> _limiter;

    public SolverGate()
        : this(Environment.ProcessorCount)
    {
    }

    internal SolverGate(int processors)
    {
        var ofOneCaller = Places(processors, processors * WaitingPerProcessor);
        var ofAll = Places(processors + 1, processors * AllWaitingPerProcessor);
        _limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<int, int>(caller => RateLimitPartition.GetConcurrencyLimiter(caller, _ => ofOneCaller)),
            PartitionedRateLimiter.Create<int, int>(_ => RateLimitPartition.GetConcurrencyLimiter(0, _ => ofAll)));
    }

    /// <summary>Waits for a place; the lease is not acquired when too many wait already.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<RateLimitLease> EnterAsync(int caller, CancellationToken cancellationToken) =>
        _limiter.AcquireAsync(caller, 1, cancellationToken);

    public void Dispose() => _limiter.Dispose();

    private static ConcurrencyLimiterOptions Places(int places, int waiting) => new()
    {
        PermitLimit = places,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };
}
