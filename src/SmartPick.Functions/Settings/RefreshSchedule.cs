using Microsoft.Extensions.Configuration;
using NCrontab;
using SmartPick.Catalog.Settings;

namespace SmartPick.Functions.Settings;

/// <summary>
/// The setting that the timer trigger of the refresh reads. The Functions host would serve on without refreshes when it is
/// wrong, so the app looks at it too.
/// </summary>
public static class RefreshSchedule
{
    /// <summary>
    /// Name of the setting: a flat one, because what wakes a sleeping app on Azure looks the schedule up by this name, and knows
    /// nothing of the sections that the app and its host read out of names.
    /// </summary>
    public const string Setting = "SMARTPICK_REFRESH_SCHEDULE";

    private const string Advice = "give six fields (second minute hour day month weekday), such as '0 */15 * * * *'";

    private static readonly CrontabSchedule.ParseOptions SixFields = new() { IncludingSeconds = true };

    /// <exception cref="SettingException">The setting is missing or no schedule.</exception>
    public static void Require(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } text)
        {
            throw new SettingException($"Setting {Setting} is missing: {Advice}.");
        }

        if (CrontabSchedule.TryParse(text, SixFields) is null)
        {
            throw new SettingException($"Setting {Setting} is '{text}', which is not a schedule: {Advice}.");
        }
    }
}
