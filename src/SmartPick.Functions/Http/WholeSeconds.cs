namespace SmartPick.Functions.Http;

/// <summary>
/// Times of responses: UTC to the second, so that every one is written alike, ending in <c>Z</c>. Generated clients and older standard
/// libraries refuse offsets or more digits than they expect.
/// </summary>
internal static class WholeSeconds
{
    public static DateTime ToWholeSeconds(this DateTimeOffset time) => time.UtcDateTime.ToWholeSeconds();

    public static DateTime ToWholeSeconds(this DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
}
