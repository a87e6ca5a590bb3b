using System.Diagnostics;
using System.Globalization;

namespace SmartPick.Catalog.Tests.Support;

/// <summary>
/// A refresh in a process of its own, which stands still before the request to storage that a test names, until it is killed.
/// </summary>
internal static class MortalRefresh
{
    private const string Standing = "standing still";

    /// <summary>Entry point of the process.</summary>
    /// <param name="args">Connection string, and the number of the request, counted from 1.</param>
    public static async Task Main(string[] args)
    {
        var last = int.Parse(args[1], CultureInfo.InvariantCulture);
        var requests = 0;
        using var instance = new Instance(args[0], _ =>
        {
            if (Interlocked.Increment(ref requests) != last)
            {
                return Task.CompletedTask;
            }

            Console.WriteLine(Standing);
            return Task.Delay(Timeout.Infinite);
        });
        var report = await instance.RefreshAsync();
        Console.WriteLine(report.Outcome);
    }

    /// <summary>Refreshes in a new process and kills it (SIGKILL) before a request.</summary>
    /// <returns>Whether it was killed; false when the refresh has fewer requests.</returns>
    public static async Task<bool> KillBeforeAsync(string account, int request)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            ArgumentList = { "exec", typeof(MortalRefresh).Assembly.Location, account, request.ToString(CultureInfo.InvariantCulture) },
        })!;
        var line = await process.StandardOutput.ReadLineAsync();
        if (line == Standing)
        {
            process.Kill();
        }
        else
        {
            Assert.Equal("Refreshed", line);
        }

        await process.WaitForExitAsync();
        return line == Standing;
    }
}
