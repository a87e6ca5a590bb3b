using Azure;
using Azure.Identity;
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Timeout;

namespace SmartPick.Catalog.Storage;

/// <summary>
/// Protects the catalog from a storage account that hangs or is down: a time limit for a whole operation, a circuit breaker that all
/// operations share, and the last good snapshot as a fallback. Retries are left to the storage client.
/// </summary>
internal sealed class StorageResilience(TimeProvider time)
{
    /// <summary>A refresh of a national catalog takes seconds.</summary>
    public static readonly TimeSpan RefreshLimit = TimeSpan.FromMinutes(4);

    /// <summary>Loading a national catalog takes about a second.</summary>
    public static readonly TimeSpan LoadLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long storage is not called after the circuit breaker opens.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    private readonly ResiliencePipeline _breaker = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(IsStorageDown(args.Outcome.Exception, args.Context)),
            FailureRatio = 0.5,
            MinimumThroughput = 4,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = Break,
        })
        .Build();

    /// <summary>A pipeline for one kind of operation.</summary>
    /// <param name="limit">Time limit of the operation with all its retries.</param>
    /// <param name="lastGood">The result to use when storage fails.</param>
    /// <typeparam name="T">
    /// A class: far more of Polly's many layers is compiled ahead of time for classes than for a value type.
    /// </typeparam>
    public ResiliencePipeline<T> Pipeline<T>(TimeSpan limit, Func<Exception, T> lastGood)
        where T : class =>
        new ResiliencePipelineBuilder<T> { TimeProvider = time }
            .AddFallback(new FallbackStrategyOptions<T>
            {
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is BrokenCircuitException or InvalidDataException or RequestFailedException
                    || IsStorageDown(args.Outcome.Exception, args.Context)),
                FallbackAction = args => Outcome.FromResultAsValueTask(lastGood(args.Outcome.Exception!)),
            })
            .AddPipeline(_breaker)
            .AddTimeout(limit)
            .Build();

    // A cancellation that the caller did not request is a client timeout or a lost lease.
    private static bool IsStorageDown(Exception? exception, ResilienceContext context) => exception switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        OperationCanceledException => !context.CancellationToken.IsCancellationRequested,
        TimeoutRejectedException or AggregateException or IOException or AuthenticationFailedException => true,
        _ => false,
    };
}
