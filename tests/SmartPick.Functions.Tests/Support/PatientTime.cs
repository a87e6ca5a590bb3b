namespace SmartPick.Functions.Tests.Support;

/// <summary>
/// The real time, in which requests have longer than callers are given: a machine that runs all tests at once, on code just
/// compiled, may need it, and no test is about that.
/// </summary>
internal sealed class PatientTime : TimeProvider
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime == Budget ? Patience : dueTime, period);
}
