using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

/// <summary>
/// Runs inside a measured server, which is otherwise as it is shipped (the runtime calls this when
/// <c>DOTNET_STARTUP_HOOKS</c> names the assembly), and answers anyone who sends a question to its port with what the process
/// has used so far. The solver's share is what the threads inside a span named "solve" use.
/// </summary>
internal static class StartupHook
{
    /// <summary>Environment variable with the port.</summary>
    public const string PortVariable = "SMARTPICK_BENCH_PROBE";

    /// <summary>Question: what has been used?</summary>
    public const byte Used = 0;

    /// <summary>Question: what has been used, and what is left of the heap by the full collection that comes first?</summary>
    public const byte UsedAndLeft = 1;

    private const int ThreadCpuClock = 3;

    private static readonly ThreadLocal<(long Nanoseconds, long Allocated)> Entered = new();
    private static long _solverNanoseconds;
    private static long _solverAllocated;
    private static long _solves;

    public static void Initialize()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(PortVariable), CultureInfo.InvariantCulture, out var port))
        {
            return;
        }

        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SmartPick.Functions",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => Entered.Value = (ThreadNanoseconds(), GC.GetAllocatedBytesForCurrentThread()),
            ActivityStopped = _ =>
            {
                Interlocked.Add(ref _solverNanoseconds, ThreadNanoseconds() - Entered.Value.Nanoseconds);
                Interlocked.Add(ref _solverAllocated, GC.GetAllocatedBytesForCurrentThread() - Entered.Value.Allocated);
                Interlocked.Increment(ref _solves);
            },
        });
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        new Thread(() => Answer(listener)) { IsBackground = true, Name = "Probe" }.Start();
    }

    private static void Answer(TcpListener listener)
    {
        while (true)
        {
            using var connection = listener.AcceptSocket();
            var question = new byte[1];
            connection.Receive(question);
            if (question[0] == UsedAndLeft)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            }

            using var process = Process.GetCurrentProcess();
            connection.Send(System.Text.Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"{process.TotalProcessorTime.Ticks} {Interlocked.Read(ref _solverNanoseconds) / 100} {Interlocked.Read(ref _solves)} {GC.GetTotalAllocatedBytes()} {Interlocked.Read(ref _solverAllocated)} {GC.GetTotalMemory(false)} {process.WorkingSet64}")));
        }
    }

    private static long ThreadNanoseconds()
    {
        _ = GetTime(ThreadCpuClock, out var time);
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
