using System.Collections.Concurrent;

namespace SmartPick.Functions.Telemetry;

/// <summary>
/// Keeps a flood of equal events out of the log: the first of a kind is logged, those of the next minute are only counted, and the
/// next one after it is logged with their number. Metrics have every one of them.
/// </summary>
/// <param name="time">The clock.</param>
/// <typeparam name="TKind">What makes events equal; of few values, since each is kept.</typeparam>
internal sealed class LogSampler<TKind>(TimeProvider time)
    where TKind : notnull
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TKind, Tally> _tallies = new();

    /// <summary>Counts an event.</summary>
    /// <returns>How many to log, this one included; 0 for none yet.</returns>
    public int Count(TKind kind)
    {
        var tally = _tallies.GetOrAdd(kind, _ => new Tally());
        lock (tally)
        {
            tally.Unlogged++;
            var now = time.GetTimestamp();
            if (tally.LoggedAt is { } last && time.GetElapsedTime(last, now) < Pause)
            {
                return 0;
            }

            var count = tally.Unlogged;
            (tally.Unlogged, tally.LoggedAt) = (0, now);
            return count;
        }
    }

    private sealed class Tally
    {
        public long? LoggedAt { get; set; }

        public int Unlogged { get; set; }
    }
}
