using Microsoft.Extensions.Configuration;

namespace SmartPick.Functions.Settings;

/// <summary>What the settings say, read and checked before anything starts. The catalog reads its own.</summary>
public sealed record SmartPickSettings(RateLimitSettings RateLimit, TelemetrySettings Telemetry)
{
    /// <exception cref="Catalog.Settings.SettingException">A setting is missing or malformed.</exception>
    public static SmartPickSettings Read(IConfiguration configuration)
    {
        RefreshSchedule.Require(configuration);
        return new(RateLimitSettings.Read(configuration), TelemetrySettings.Read(configuration));
    }
}
