using SmartPick.Engine.Applicants;
using SmartPick.Simulation.Season;

namespace SmartPick.Simulation.Tests.Season;

public class ReliabilityCurveTests
{
    private const int Seasons = 8;

    private static readonly (int Population, double Promise, bool[] Outcomes)[] People = Draw();

    private static readonly ReliabilityCurve Curve = ReliabilityCurve.Create(
        People.Select(p => new Forecast(p.Population, ApplicantType.UsMdSenior, "dr", null, p.Promise, 0, p.Outcomes.Count(o => o) / (double)Seasons)),
        f => f.Promise);

    [Fact]
    public void The_Brier_score_is_the_mean_square_of_promise_less_outcome() =>
        Assert.Equal(People.SelectMany(p => p.Outcomes.Select(o => Math.Pow(p.Promise - (o ? 1 : 0), 2))).Average(), Curve.Brier, 1e-12);

    [Fact]
    public void No_forecast_scores_better_than_the_frequencies_themselves()
    {
        var told = ReliabilityCurve.Create(
            People.Select(p => p.Outcomes.Count(o => o) / (double)Seasons).Select(
                f => new Forecast(0, ApplicantType.UsMdSenior, "dr", null, f, 0, f)),
            f => f.Promise);

        Assert.Equal(Curve.BestBrier, told.Brier, 1e-12);
        Assert.Equal(0, told.CalibrationError, 1e-12);
        Assert.True(Curve.BestBrier < Curve.Brier);
    }

    [Fact]
    public void Tenths_hold_everybody_in_the_order_of_promise()
    {
        Assert.Equal(ReliabilityCurve.Deciles, Curve.Bins.Count);
        Assert.Equal(People.Length, Curve.Bins.Sum(bin => bin.Applicants));
        Assert.True(Curve.Bins.Max(bin => bin.Applicants) - Curve.Bins.Min(bin => bin.Applicants) <= 1);
        Assert.Equal(Curve.Bins.Select(bin => bin.Promise).Order(), Curve.Bins.Select(bin => bin.Promise));
        Assert.Equal(Curve.Overall.Promise, Curve.Bins.Sum(bin => bin.Applicants * bin.Promise) / People.Length, 1e-12);
        Assert.Equal(Curve.Overall.Frequency, Curve.Bins.Sum(bin => bin.Applicants * bin.Frequency) / People.Length, 1e-12);
    }

    [Fact]
    public void The_standard_error_is_that_of_the_mean_of_populations()
    {
        var misses = People.GroupBy(p => p.Population)
            .Select(population => population.Average(p => (p.Outcomes.Count(o => o) / (double)Seasons) - p.Promise)).ToArray();
        var mean = misses.Sum() / 3;

        Assert.Equal(3, misses.Length);
        Assert.Equal(Math.Sqrt(misses.Sum(m => Math.Pow(m - mean, 2)) / 2) / Math.Sqrt(3), Curve.Overall.StandardError!.Value, 1e-12);
    }

    [Fact]
    public void One_population_tells_no_standard_error() =>
        Assert.Null(
            ReliabilityBin.Create([new Forecast(0, ApplicantType.UsMdSenior, "dr", null, 0.5, 0.5, 0.25)], f => f.Promise).StandardError);

    private static (int, double, bool[])[] Draw()
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, 203).Select(i =>
        {
            var promise = random.NextDouble();
            // Kept less often than promised.
            return (i % 3, promise, Enumerable.Range(0, Seasons).Select(_ => random.NextDouble() < 0.9 * promise).ToArray());
        })];
    }
}
