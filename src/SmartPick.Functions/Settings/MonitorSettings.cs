using Microsoft.Extensions.Configuration;
using SmartPick.Catalog.Settings;

namespace SmartPick.Functions.Settings;

/// <summary>The Application Insights resource that telemetry goes to, from the settings that the Functions host uses itself.</summary>
/// <param name="ConnectionString">Its address.</param>
/// <param name="ClientId">The identity to sign in with; <c>null</c> for the address alone.</param>
public sealed record MonitorSettings(string ConnectionString, string? ClientId)
{
    private const string ConnectionSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string AuthenticationSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <returns><c>null</c> when telemetry goes nowhere.</returns>
    /// <exception cref="SettingException">A setting is malformed.</exception>
    public static MonitorSettings? Read(IConfiguration configuration)
    {
        if (configuration[ConnectionSetting] is not { Length: > 0 } connection)
        {
            return null;
        }

        return Guid.TryParse(Part(connection, "InstrumentationKey"), out _)
            ? new MonitorSettings(connection, ReadClientId(configuration))
            : throw new SettingException($"Setting {ConnectionSetting} is not a connection string of Application Insights.");
    }

    private static string? ReadClientId(IConfiguration configuration)
    {
        if (configuration[AuthenticationSetting] is not { Length: > 0 } authentication)
        {
            return null;
        }

        return Part(authentication, "Authorization") == "AAD" && Part(authentication, "ClientId") is { Length: > 0 } clientId
            ? clientId
            : throw new SettingException(
                $"Setting {AuthenticationSetting} must be 'ClientId=<the identity's client id>;Authorization=AAD'.");
    }

    private static string? Part(string text, string name) => text
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .Where(part => part.Length == 2 && part[0].Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(part => part[1])
        .FirstOrDefault();
}
