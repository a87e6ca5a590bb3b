using System.Diagnostics;

namespace SmartPick.Bench.Reporting;

/// <summary>Times a computation; the shortest of several runs is the one that other load disturbed least.</summary>
internal static class Stopwatches
{
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);

    /// <summary>Repeats a computation until the runtime has compiled it for good.</summary>
    public static void WarmUp(Action compute)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUpTime;)
        {
            compute();
        }
    }

    public static (T Result, TimeSpan Shortest) Shortest<T>(int runs, Func<T> compute)
    {
        var result = default(T);
        var shortest = TimeSpan.MaxValue;
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            result = compute();
            var elapsed = Stopwatch.GetElapsedTime(start);
            shortest = elapsed < shortest ? elapsed : shortest;
        }

        return (result!, shortest);
    }
}
