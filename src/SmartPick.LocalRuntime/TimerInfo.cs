namespace SmartPick.LocalRuntime;

/// <summary>What a timer function is told about its schedule.</summary>
public sealed class TimerInfo
{
    public ScheduleStatus? ScheduleStatus { get; set; }

    public bool IsPastDue { get; set; }
}
