using System.Threading.RateLimiting;

namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Lets as many requests solve at once as there are processors, a few wait, and turns the rest away at once: more at a
/// time would only make each of them slower, until none is answered in time.
/// </summary>
public sealed class SolverGate : IDisposable
{
    /// <summary>The last in line waits about as long as this many solves take.</summary>
    private const int WaitingPerProcessor = 2;

    private readonly ConcurrencyLimiter _limiter;

    public SolverGate()
        : this(Environment.ProcessorCount)
    {
    }

    internal SolverGate(int processors) => _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = processors,
        QueueLimit = processors * WaitingPerProcessor,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for a place; the lease is not acquired when too many wait already.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) => _limiter.AcquireAsync(1, cancellationToken);

    public void Dispose() => _limiter.Dispose();
}
