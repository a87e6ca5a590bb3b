using Microsoft.Extensions.Configuration;
using SmartPick.Catalog.Settings;

namespace SmartPick.Functions.Settings;

/// <summary>Where traces and metrics go.</summary>
/// <param name="Console">Whether they are printed.</param>
/// <param name="Monitor">The Application Insights resource, if any.</param>
public sealed record TelemetrySettings(bool Console, MonitorSettings? Monitor)
{
    private const string ConsoleSetting = "SmartPick:Telemetry:Console";

    /// <summary>Whether anyone sees them.</summary>
    public bool AreSent => Console || Monitor is not null;

    /// <exception cref="SettingException">A setting is malformed.</exception>
    public static TelemetrySettings Read(IConfiguration configuration) =>
        new(SettingReader.Flag(configuration, ConsoleSetting), MonitorSettings.Read(configuration));
}
