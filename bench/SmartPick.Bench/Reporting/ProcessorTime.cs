namespace SmartPick.Bench.Reporting;

/// <summary>
/// Measures the processor time of a computation, garbage collection included, which other load on the machine disturbs little.
/// </summary>
internal static class ProcessorTime
{
    public static (T Result, TimeSpan Time) Of<T>(Func<T> compute)
    {
        var before = Environment.CpuUsage.TotalTime;
        var result = compute();
        return (result, Environment.CpuUsage.TotalTime - before);
    }

    /// <summary>The value that a share of the times does not exceed.</summary>
    public static TimeSpan Quantile(IEnumerable<TimeSpan> times, double share)
    {
        var ordered = times.Order().ToArray();
        return ordered[Math.Min(ordered.Length - 1, (int)(share * ordered.Length))];
    }
}
