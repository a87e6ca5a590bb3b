using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace SmartPick.Catalog;

/// <summary>Reads settings one by one; what cannot be used is named in a <see cref="SettingException"/>.</summary>
public static class SettingReader
{
    public static int Whole(IConfiguration configuration, string name, int otherwise, int least, int most) =>
        configuration[name] switch
        {
            null or "" => otherwise,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most => number,
            var text => throw new SettingException(FormattableString.Invariant(
                $"Setting {name} must be a whole number from {least} to {most}, not '{text}'.")),
        };

    public static double Number(IConfiguration configuration, string name, double otherwise, double least, double most) =>
        configuration[name] switch
        {
            null or "" => otherwise,
            var text when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most => number,
            var text => throw new SettingException(FormattableString.Invariant(
                $"Setting {name} must be a number from {least} to {most}, not '{text}'.")),
        };

    public static bool Flag(IConfiguration configuration, string name) =>
        configuration[name] switch
        {
            null or "" => false,
            var text when bool.TryParse(text, out var flag) => flag,
            var text => throw new SettingException($"Setting {name} must be true or false, not '{text}'."),
        };
}
