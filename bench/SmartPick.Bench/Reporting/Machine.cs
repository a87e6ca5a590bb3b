using System.Runtime.InteropServices;

namespace SmartPick.Bench.Reporting;

/// <summary>Where and when figures were taken.</summary>
internal static class Machine
{
    public static string Describe() => FormattableString.Invariant(
        $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Processor()}, {Environment.ProcessorCount} logical cores; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        var names = File.Exists(file)
            ? File.ReadLines(file).Where(l => l.StartsWith("model name", StringComparison.Ordinal)).Select(
                l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
            : [];
        return names.FirstOrDefault() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
