namespace SmartPick.Engine.Seasons;

/// <summary>US Eastern time, in which ERAS and the NRMP set their deadlines.</summary>
public static class EasternTime
{
    private static readonly TimeZoneInfo Zone = Find();

    /// <summary>The calendar day in US Eastern time.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The current day in US Eastern time.</summary>
    public static DateOnly Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return DayOf(time.GetUtcNow());
    }

    // Windows knows the zone by its own name only where globalization is invariant.
    private static TimeZoneInfo Find() => TimeZoneInfo.TryFindSystemTimeZoneById("America/New_York", out var zone)
        ? zone
        : TimeZoneInfo.FindSystemTimeZoneById("Eastern Standard Time");
}
