using System.Globalization;
using System.Numerics;
using Microsoft.Extensions.Configuration;

namespace SmartPick.Catalog.Settings;

/// <summary>Reads settings; an invalid one throws a <see cref="SettingException"/>.</summary>
public static class SettingReader
{
    public static int Whole(IConfiguration configuration, string name, int otherwise, int least, int most) =>
        Within(configuration, name, otherwise, least, most, NumberStyles.None, "a whole number");

    public static double Number(IConfiguration configuration, string name, double otherwise, double least, double most) =>
        Within(configuration, name, otherwise, least, most, NumberStyles.AllowDecimalPoint, "a number");

    public static bool Flag(IConfiguration configuration, string name) =>
        configuration[name] switch
        {
            null or "" => false,
            var text when bool.TryParse(text, out var flag) => flag,
            var text => throw new SettingException($"Setting {name} must be true or false, not '{text}'."),
        };

    private static T Within<T>(IConfiguration configuration, string name, T otherwise, T least, T most, NumberStyles style, string what)
        where T : INumber<T> => configuration[name] switch
        {
            null or "" => otherwise,
            var text when T.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most =>
                number,
            var text => throw new SettingException(
                FormattableString.Invariant($"Setting {name} must be {what} from {least} to {most}, not '{text}'.")),
        };
}
