using System.Threading.Channels;

namespace SmartPick.Functions.Tests.Support;

/// <summary>The real time, in which the timers of ten seconds, the budgets of requests, wait for a test to fire them.</summary>
internal sealed class HeldTimers : TimeProvider
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    private readonly Channel<TimeSpan> _held = Channel.CreateUnbounded<TimeSpan>();
    private readonly List<Action> _waiting = [];

    /// <summary>Ends when so many budgets more have begun.</summary>
    public async Task HeldAsync(int budgets)
    {
        for (var i = 0; i < budgets; i++)
        {
            await _held.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Budget)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        lock (_waiting)
        {
            _waiting.Add(() => callback(state));
        }

        _held.Writer.TryWrite(dueTime);
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }

    public void FireAll()
    {
        Action[] waiting;
        lock (_waiting)
        {
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        Array.ForEach(waiting, fire => fire());
    }
}
