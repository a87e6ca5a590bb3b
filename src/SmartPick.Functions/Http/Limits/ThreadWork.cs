using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Processor time that the current thread has used since a moment: what a solve costs, however many others take turns with it. Where
/// the system does not tell it in this way, the time that has passed.
/// </summary>
internal readonly struct ThreadWork
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadProcessorTime = 3;

    private readonly long _nanoseconds;

    private ThreadWork(long nanoseconds) => _nanoseconds = nanoseconds;

    /// <summary>The time used since <see cref="Start"/>, which must have been called on the same thread.</summary>
    public TimeSpan Elapsed => TimeSpan.FromMicroseconds((Now() - _nanoseconds) / 1e3);

    public static ThreadWork Start() => new(Now());

    private static long Now() =>
        OperatingSystem.IsLinux() && GetTime(ThreadProcessorTime, out var time) == 0
            ? (time.Seconds * 1_000_000_000) + time.Nanoseconds
            : (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Timespec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
