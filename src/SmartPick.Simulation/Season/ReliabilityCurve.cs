namespace SmartPick.Simulation.Season;

/// <summary>
/// How promised probabilities compare with frequencies: overall, and for equal groups from the least promised to the most.
/// </summary>
public sealed record ReliabilityCurve
{
    /// <summary>Groups that forecasts are cut into.</summary>
    public const int Deciles = 10;

    /// <summary>All forecasts together.</summary>
    public required ReliabilityBin Overall { get; init; }

    /// <summary>By promise, ascending.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <summary>Brier score: mean of (promise − outcome)² over applicants and seasons, the outcome 1 for a match and 0 for none.</summary>
    public required double Brier { get; init; }

    /// <summary>The Brier score that frequencies themselves would have: what chance leaves, however good the forecast.</summary>
    public required double BestBrier { get; init; }

    /// <summary>Mean distance between promise and frequency over the groups.</summary>
    public required double CalibrationError { get; init; }

    /// <param name="forecasts">At least one.</param>
    /// <param name="promise">Which promise to judge.</param>
    public static ReliabilityCurve Create(IEnumerable<Forecast> forecasts, Func<Forecast, double> promise)
    {
        var all = forecasts.OrderBy(promise).ToArray();
        var bins = Enumerable.Range(0, Deciles)
            .Select(decile => all[(decile * all.Length / Deciles)..((decile + 1) * all.Length / Deciles)])
            .Where(bin => bin.Length > 0)
            .Select(bin => ReliabilityBin.Create(bin, promise))
            .ToArray();
        return new ReliabilityCurve
        {
            Overall = ReliabilityBin.Create(all, promise),
            Bins = bins,
            // (p − y)² averages to (p − f)² + f (1 − f) over seasons in which y is 1 with frequency f.
            Brier = all.Average(f => Math.Pow(promise(f) - f.Frequency, 2) + (f.Frequency * (1 - f.Frequency))),
            BestBrier = all.Average(f => f.Frequency * (1 - f.Frequency)),
            CalibrationError = bins.Sum(bin => bin.Applicants * Math.Abs(bin.Promise - bin.Frequency)) / all.Length,
        };
    }
}

/// <summary>Forecasts taken together.</summary>
/// <param name="Applicants">How many.</param>
/// <param name="Promise">Mean promise.</param>
/// <param name="Frequency">Mean frequency.</param>
/// <param name="StandardError">Of frequency − promise, from how populations differ; null with fewer than two.</param>
public sealed record ReliabilityBin(int Applicants, double Promise, double Frequency, double? StandardError)
{
    public static ReliabilityBin Create(IReadOnlyCollection<Forecast> forecasts, Func<Forecast, double> promise)
    {
        double[] misses = [.. forecasts.GroupBy(f => f.Population).Select(population => population.Average(f => f.Frequency - promise(f)))];
        return new ReliabilityBin(
            forecasts.Count, forecasts.Average(promise), forecasts.Average(f => f.Frequency), StandardErrorOf(misses));
    }

    private static double? StandardErrorOf(double[] values)
    {
        if (values.Length < 2)
        {
            return null;
        }

        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
    }
}
