using System.Diagnostics.Metrics;
using SmartPick.Catalog.Snapshots;

namespace SmartPick.Functions.Telemetry;

/// <summary>Which catalog this instance answers from: a gauge of its programs, by version.</summary>
internal sealed class CatalogTelemetry
{
    public CatalogTelemetry(IMeterFactory meters, SnapshotStore snapshots) =>
        meters.Create(TelemetryNames.App).CreateObservableGauge(
            "smartpick.catalog.programs",
            () => snapshots.Current is { } catalog
                ? [new Measurement<int>(
                    catalog.Directory.Programs.Count, new KeyValuePair<string, object?>(TelemetryNames.CatalogVersion, catalog.Version))]
                : Array.Empty<Measurement<int>>(),
            "{program}",
            "Programs in the catalog that serves.");
}
