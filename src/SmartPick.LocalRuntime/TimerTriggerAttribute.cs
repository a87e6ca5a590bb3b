namespace SmartPick.LocalRuntime;

/// <summary>Calls the function on a six-field NCRONTAB schedule, in UTC; <c>%Name%</c> is read from the settings.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    public string Schedule { get; } = schedule;

    public bool RunOnStartup { get; set; }

    /// <summary>Has no effect here: occurrences missed while the process was down are not made up for.</summary>
    public bool UseMonitor { get; set; } = true;
}
