using System.Diagnostics;

namespace SmartPick.Functions.Telemetry;

/// <summary>
/// Names of SmartPick's telemetry in dashboards and alerts. No content of a request may become the value of a tag: values are endpoints,
/// statuses, kinds of solve and catalog versions.
/// </summary>
internal static class TelemetryNames
{
    /// <summary>Traces and metrics of the function app.</summary>
    public const string App = "SmartPick.Functions";

    /// <summary>Metrics of the catalog.</summary>
    public const string Catalog = "SmartPick.Catalog";

    public const string Endpoint = "endpoint";
    public const string Status = "status";
    public const string Kind = "kind";
    public const string CatalogVersion = "catalog.version";

    /// <summary>Spans of the function app.</summary>
    public static ActivitySource Spans { get; } = new(App);
}
