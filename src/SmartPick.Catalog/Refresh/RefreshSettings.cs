using Microsoft.Extensions.Configuration;

namespace SmartPick.Catalog.Refresh;

/// <summary>The settings of refreshes.</summary>
/// <param name="MaxVanishingShare">
/// Largest share, 0–1, of the live programs that a refresh may remove or give another specialty.
/// </param>
public sealed record RefreshSettings(double MaxVanishingShare)
{
    private const string MaxVanishingShareSetting = "SmartPick:Refresh:MaxVanishingShare";

    /// <summary>Reads <c>SmartPick:Refresh:MaxVanishingShare</c>; 0.2 where it is not set.</summary>
    /// <exception cref="SettingException">The setting is not a number from 0 to 1.</exception>
    public static RefreshSettings From(IConfiguration configuration) =>
        new(SettingReader.Number(configuration, MaxVanishingShareSetting, otherwise: 0.2, least: 0, most: 1));
}
