using System.Diagnostics.Metrics;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>The metrics of the catalog: meter <c>SmartPick.Catalog</c>.</summary>
internal sealed class CatalogMetrics : IDisposable
{
    private readonly Meter _meter = new("SmartPick.Catalog");
    private readonly Counter<long> _refreshes;

    public CatalogMetrics(SnapshotStore snapshots, TimeProvider time)
    {
        _refreshes = _meter.CreateCounter<long>("smartpick.catalog.refreshes", "{refresh}", "Refreshes by outcome.");
        Gauge("smartpick.catalog.age", "Time since the live version was published.", s => s.RefreshedAt);
        Gauge("smartpick.catalog.staleness", "Time since storage last confirmed the live version.", s => s.ConfirmedAt);

        void Gauge(string name, string description, Func<CatalogSnapshot, DateTimeOffset> since) =>
            _meter.CreateObservableGauge(
                name,
                () => snapshots.Current is { } loaded
                    ? [new Measurement<double>((time.GetUtcNow() - since(loaded)).TotalSeconds)]
                    : Array.Empty<Measurement<double>>(),
                "s",
                description);
    }

    public void Count(RefreshOutcome outcome) =>
        _refreshes.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    internal bool Owns(Instrument instrument) => instrument.Meter == _meter;

    public void Dispose() => _meter.Dispose();
}
