using System.Diagnostics;
using System.Globalization;

namespace SmartPick.Bench.Http.Load;

/// <summary>What came of a load.</summary>
/// <param name="Requests">Answers received.</param>
/// <param name="Duration">How long it lasted.</param>
/// <param name="Median">Latency that half of the answers stayed below.</param>
/// <param name="P99">Latency that 99% stayed below.</param>
internal sealed record LoadResult(long Requests, TimeSpan Duration, TimeSpan Median, TimeSpan P99)
{
    public double PerSecond => Requests / Duration.TotalSeconds;

    /// <summary>Several loads as one, with the latencies of the middle one.</summary>
    public static LoadResult Together(IReadOnlyList<LoadResult> loads) => new(
        loads.Sum(l => l.Requests),
        TimeSpan.FromTicks(loads.Sum(l => l.Duration.Ticks)),
        loads.Select(l => l.Median).Order().ElementAt(loads.Count / 2),
        loads.Select(l => l.P99).Order().ElementAt(loads.Count / 2));
}

/// <summary>Puts load on a server with wrk.</summary>
internal static class Wrk
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Load", "load.lua");

    /// <exception cref="InvalidOperationException">wrk is missing or failed, or answers were no successes.</exception>
    public static async Task<LoadResult> RunAsync(Uri address, int connections, TimeSpan duration, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "wrk",
            ["-t", "1", "-c", Text(connections), "-d", $"{Text((int)Math.Ceiling(duration.TotalSeconds))}s", "--timeout", "30s", "-s", Script, address.AbsoluteUri, "--", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        using var process = Start(start);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var figures = said.Split('\n').LastOrDefault(l => l.StartsWith("figures ", StringComparison.Ordinal))?.Split(' ')[1..]
            .Select(f => long.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        if (figures is not [var requests and > 0, var micros, var median, var p99, 0, 0])
        {
            throw new InvalidOperationException($"Not all answers from {address} were successes:\n{said}");
        }

        return new LoadResult(requests, Micros(micros), Micros(median), Micros(p99));
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("wrk is missing: apt-get install wrk.");
        }
    }

    private static TimeSpan Micros(long micros) => TimeSpan.FromMicroseconds(micros);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
