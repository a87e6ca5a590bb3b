using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions.Tests.Telemetry;

public sealed class SolveTelemetryTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_solve_that_ends_tells_its_time_and_its_gap()
    {
        using var durations = Collect("smartpick.solve.duration");
        using var gaps = Collect("smartpick.solve.gap");

        using (var solve = Telemetry().Start("portfolio", catalogVersion: null))
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            solve.Gap = 0.01;
        }

        Assert.Equal(2, Assert.Single(durations.GetMeasurementSnapshot()).Value);
        var gap = Assert.Single(gaps.GetMeasurementSnapshot());
        Assert.Equal(0.01, gap.Value);
        Assert.Equal("portfolio", gap.Tags["kind"]);
    }

    [Fact]
    public void A_solve_that_is_broken_off_tells_its_time_alone()
    {
        using var durations = Collect("smartpick.solve.duration");
        using var gaps = Collect("smartpick.solve.gap");

        Telemetry().Start("recommendations", "2026-11-20T03:00:00Z-7f3a").Dispose();

        Assert.Single(durations.GetMeasurementSnapshot());
        Assert.Empty(gaps.GetMeasurementSnapshot());
    }

    public void Dispose() => _services.Dispose();

    private SolveTelemetry Telemetry() => new(_services.GetRequiredService<IMeterFactory>(), _time);

    private MetricCollector<double> Collect(string instrument) =>
        new(_services.GetRequiredService<IMeterFactory>(), "SmartPick.Functions", instrument);
}
