namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Token buckets of all callers in a table of fixed size, so that no number of callers takes more memory. Two callers
/// share a bucket once in <see cref="Count"/>, by a lot that is drawn anew every day. Of each only the moment is kept at which
/// it is full again (the generic cell rate algorithm): a caller who is charged more than the bucket holds is in debt until then.
/// </summary>
/// <param name="burst">Tokens of a full bucket.</param>
/// <param name="perSecond">Tokens that come back each second.</param>
/// <param name="time">The clock.</param>
internal sealed class ClientBuckets(int burst, double perSecond, TimeProvider time)
{
    public const int Count = 1 << 16;

    private readonly double _interval = time.TimestampFrequency / perSecond;
    private readonly long[] _fullAt = new long[Count];

    /// <summary>Takes a token from the caller's bucket, if there is one left.</summary>
    /// <param name="caller">The caller's place in the table.</param>
    public BucketDraw Draw(int caller)
    {
        while (true)
        {
            var now = time.GetTimestamp();
            var fullAt = Volatile.Read(ref _fullAt[caller]);
            var left = burst - (Math.Max(0, fullAt - now) / _interval);
            if (left < 1)
            {
                return new BucketDraw(false, (int)Math.Max(0, left), TimeSpan.FromSeconds((1 - left) / perSecond));
            }

            if (TryMove(caller, fullAt, now, tokens: 1))
            {
                return new BucketDraw(true, (int)(left - 1), TimeSpan.Zero);
            }
        }
    }

    /// <summary>Takes tokens whether or not the bucket holds them.</summary>
    /// <param name="caller">The caller's place in the table.</param>
    /// <param name="tokens">How many; parts count.</param>
    public void Charge(int caller, double tokens)
    {
        while (!TryMove(caller, Volatile.Read(ref _fullAt[caller]), time.GetTimestamp(), tokens))
        {
        }
    }

    private bool TryMove(int caller, long fullAt, long now, double tokens) =>
        Interlocked.CompareExchange(ref _fullAt[caller], Math.Max(fullAt, now) + (long)(tokens * _interval), fullAt) == fullAt;
}

/// <summary>What came of asking a bucket for a token.</summary>
/// <param name="Taken">Whether there was one.</param>
/// <param name="Left">Whole tokens that are left.</param>
/// <param name="Wait">Time until there is one again.</param>
internal readonly record struct BucketDraw(bool Taken, int Left, TimeSpan Wait);
