using SmartPick.Bench.Reporting;

namespace SmartPick.Bench.Growth;

/// <summary>What solving a market of one size takes.</summary>
internal sealed record Measurement(TimeSpan Time, long AllocatedBytes, double LargestGap);

/// <summary>A table of growth against its first row.</summary>
internal sealed class GrowthTable(string heading, string sizeUnit)
{
    private (double Size, TimeSpan Time)? _first;

    public MarkdownTable Table { get; } = new(
        heading, "ms", "KB allocated", "largest gap", "time ratio", $"ratio of {sizeUnit}", "time ratio / size ratio");

    public void Add(object name, double size, Measurement measured)
    {
        _first ??= (size, measured.Time);
        var (time, sizes) = (measured.Time / _first.Value.Time, size / _first.Value.Size);
        Table.Add(
            name,
            Figures.Milliseconds(measured.Time),
            Figures.Text($"{measured.AllocatedBytes / 1e3:0}"),
            Figures.Percent(measured.LargestGap),
            Figures.Text($"{time:0.00}"),
            Figures.Text($"{sizes:0.00}"),
            Figures.Text($"{time / sizes:0.00}"));
    }
}
