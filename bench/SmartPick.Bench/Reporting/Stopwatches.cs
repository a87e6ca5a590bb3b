using System.Diagnostics;

namespace SmartPick.Bench.Reporting;

/// <summary>Times a computation; the shortest of several runs is the one that other load disturbed least.</summary>
internal static class Stopwatches
{
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
