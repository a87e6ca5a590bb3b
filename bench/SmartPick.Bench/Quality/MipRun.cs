namespace SmartPick.Bench.Quality;

/// <summary>What a MIP had found after a while: its best portfolio's true value, and its bound.</summary>
internal readonly record struct MipProgress(TimeSpan At, double Value, double Bound);

/// <summary>A MIP's way to its answer.</summary>
/// <param name="Rows">Its rows beside the market's own limits.</param>
/// <param name="Progress">In order of time; at least one.</param>
internal sealed record MipRun(int Rows, IReadOnlyList<MipProgress> Progress)
{
    public MipProgress End => Progress[^1];

    /// <summary>When a value was first reached, or null.</summary>
    public TimeSpan? Reached(double value) => Progress.Where(p => p.Value >= value).Select(p => (TimeSpan?)p.At).FirstOrDefault();
}
