using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SmartPick.Functions.Telemetry;

/// <summary>Times solves and notes how far from the proven optimum they end.</summary>
public sealed class SolveTelemetry
{
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _gap;
    private readonly Counter<long> _defects;
    private readonly TimeProvider _time;

    public SolveTelemetry(IMeterFactory meters, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(TelemetryNames.App);
        _duration = meter.CreateHistogram<double>("smartpick.solve.duration", "s", "Time that a solve took, finished or not.");
        _gap = meter.CreateHistogram<double>("smartpick.solve.gap", "1", "Share by which the optimum may be better than the answer.");
        _defects = meter.CreateCounter<long>(
            "smartpick.solve.defects", "{solve}", "Solves whose portfolio, value and certificate contradict each other.");
        _time = time;
    }

    /// <summary>Starts to watch a solve, until the result is disposed of.</summary>
    /// <param name="kind">Which advice is asked for, such as <c>recommendations</c>.</param>
    /// <param name="catalogVersion">Version of the data; <c>null</c> when the caller brings the odds.</param>
    public Solve Start(string kind, string? catalogVersion) => new(this, kind, catalogVersion);

    /// <summary>A solve under way.</summary>
    public sealed class Solve : IDisposable
    {
        private readonly SolveTelemetry _telemetry;
        private readonly KeyValuePair<string, object?> _kind;
        private readonly Activity? _span;
        private readonly long _started;

        internal Solve(SolveTelemetry telemetry, string kind, string? catalogVersion)
        {
            _telemetry = telemetry;
            _kind = new(TelemetryNames.Kind, kind);
            _span = TelemetryNames.Spans.StartActivity("solve")
                ?.SetTag(TelemetryNames.Kind, kind).SetTag(TelemetryNames.CatalogVersion, catalogVersion);
            _started = telemetry._time.GetTimestamp();
        }

        /// <summary>The gap, once there is a solution.</summary>
        public double? Gap { get; set; }

        /// <summary>
        /// What the solver's own check found wrong, if anything: a defect to fix; the solution is not given as an answer.
        /// </summary>
        public string? Defect { get; set; }

        public void Dispose()
        {
            _telemetry._duration.Record(_telemetry._time.GetElapsedTime(_started).TotalSeconds, _kind);
            if (Gap is { } gap)
            {
                _telemetry._gap.Record(gap, _kind);
                _span?.SetTag("gap", gap);
            }

            if (Defect is not null)
            {
                _telemetry._defects.Add(1, _kind);
                _span?.SetTag("defect", Defect);
            }

            _span?.Dispose();
        }
    }
}
