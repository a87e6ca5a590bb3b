namespace SmartPick.LocalRuntime;

/// <summary>Occurrences of a timer's schedule, in UTC.</summary>
public sealed class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
