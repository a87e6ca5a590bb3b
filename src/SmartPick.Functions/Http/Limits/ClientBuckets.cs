using System.Threading.RateLimiting;

namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Token buckets of all callers in a table of fixed size, so that no number of callers takes more memory. Two callers
/// share a bucket once in <see cref="Count"/>, by a lot that is drawn anew every day.
/// </summary>
internal sealed class ClientBuckets(int burst, double perSecond)
{
    private const int Count = 1 << 16;

    private readonly TokenBucketRateLimiter?[] _buckets = new TokenBucketRateLimiter?[Count];

    /// <summary>Takes a token from the caller's bucket, if there is one left.</summary>
    public BucketDraw Draw(ulong key)
    {
        ref var place = ref _buckets[(int)(key % Count)];
        var bucket = Volatile.Read(ref place) ?? Interlocked.CompareExchange(ref place, Full(), null) ?? place;
        bucket.TryReplenish();
        using var lease = bucket.AttemptAcquire();
        var left = (int)(bucket.GetStatistics()?.CurrentAvailablePermits ?? 0);
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
            ? new BucketDraw(false, left, wait)
            : new BucketDraw(lease.IsAcquired, left, TimeSpan.Zero);
    }

    private TokenBucketRateLimiter Full() => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1 / perSecond),
        // A timer for each of them would cost more than the time that has passed since the last request tells.
        AutoReplenishment = false,
    });
}

/// <summary>What came of asking a bucket for a token.</summary>
/// <param name="Taken">Whether there was one.</param>
/// <param name="Left">Tokens that are left.</param>
/// <param name="Wait">Time until there is one again.</param>
internal readonly record struct BucketDraw(bool Taken, int Left, TimeSpan Wait);
