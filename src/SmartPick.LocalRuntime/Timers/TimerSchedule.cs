using Microsoft.Extensions.Configuration;
using NCrontab;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Timers;

/// <summary>A six-field NCRONTAB schedule in UTC.</summary>
internal sealed class TimerSchedule
{
    private static readonly CrontabSchedule.ParseOptions SixFields = new() { IncludingSeconds = true };

    private readonly CrontabSchedule _schedule;

    private TimerSchedule(CrontabSchedule schedule) => _schedule = schedule;

    public static TimerSchedule Parse(string functionName, string text, IConfiguration configuration)
    {
        if (text is not ['%', .. var setting, '%'])
        {
            return Parse(text, $"the schedule of function '{functionName}'");
        }

        return configuration[setting] is { Length: > 0 } value
            ? Parse(value, $"setting {setting}")
            : throw new StartupException($"Function '{functionName}' runs on a schedule: set {setting} to one such as '0 0 3 * * *'.");
    }

    public DateTimeOffset After(DateTimeOffset moment) =>
        new(_schedule.GetNextOccurrence(moment.UtcDateTime), TimeSpan.Zero);

    private static TimerSchedule Parse(string text, string owner) =>
        CrontabSchedule.TryParse(text, SixFields) is { } schedule
            ? new TimerSchedule(schedule)
            : throw new StartupException(
                $"'{text}' cannot be {owner}: give six fields (second minute hour day month weekday), such as '0 0 3 * * *'.");
}
