using Microsoft.Extensions.Configuration;

namespace SmartPick.Functions.Settings;

/// <summary>How much one caller may ask of one instance.</summary>
/// <param name="Burst">Requests at once.</param>
/// <param name="PerSecond">Requests a second after that.</param>
public sealed record RateLimitSettings(int Burst, double PerSecond)
{
    private const string BurstSetting = "SmartPick:RateLimit:Burst";
    private const string PerSecondSetting = "SmartPick:RateLimit:PerSecond";

    /// <exception cref="Catalog.SettingException">A setting is no number in its range.</exception>
    public static RateLimitSettings Read(IConfiguration configuration) => new(
        SettingReader.Whole(configuration, BurstSetting, otherwise: 60, least: 1, most: 100_000),
        SettingReader.Number(configuration, PerSecondSetting, otherwise: 1, least: 0.01, most: 100_000));
}
