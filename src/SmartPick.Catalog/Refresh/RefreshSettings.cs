using Microsoft.Extensions.Configuration;
using SmartPick.Catalog.Plausibility;
using SmartPick.Catalog.Settings;

namespace SmartPick.Catalog.Refresh;

/// <summary>The settings of refreshes.</summary>
/// <param name="MaxVanishingShare">
/// Largest share, 0–1, of the live programs that a refresh may remove or give another specialty.
/// </param>
/// <param name="MaxOddsChange">Largest change, 0–1, of a reference applicant's chance of matching that a refresh may make.</param>
public sealed record RefreshSettings(double MaxVanishingShare, double MaxOddsChange)
{
    private const string MaxVanishingShareSetting = "SmartPick:Refresh:MaxVanishingShare";
    private const string MaxOddsChangeSetting = "SmartPick:Refresh:MaxOddsChange";

    /// <summary>
    /// Reads <c>SmartPick:Refresh:MaxVanishingShare</c>, 0.2 where it is not set, and <c>SmartPick:Refresh:MaxOddsChange</c>, that of
    /// <c>data/refresh/reference-profiles.json</c> where it is not set.
    /// </summary>
    /// <exception cref="SettingException">A setting is not a number from 0 to 1.</exception>
    public static RefreshSettings From(IConfiguration configuration) => new(
        SettingReader.Number(configuration, MaxVanishingShareSetting, otherwise: 0.2, least: 0, most: 1),
        SettingReader.Number(configuration, MaxOddsChangeSetting, otherwise: ReferenceProfiles.Shipped.MaxChange, least: 0, most: 1));
}
