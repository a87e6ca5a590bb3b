using System.Threading.RateLimiting;

namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Lets as many requests solve at once as there are processors, a few wait, and turns the rest away: more at a time would only make
/// each of them slower, until none is answered in time. One place more is for another caller than the one who holds all the others,
/// and takes turns with them.
/// </summary>
public sealed class SolverGate : IDisposable
{
    /// <summary>One caller's last in line waits about as long as this many solves take.</summary>
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
