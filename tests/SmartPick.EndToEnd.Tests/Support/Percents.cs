using System.Globalization;

namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>Numbers as the page writes them.</summary>
internal static class Percents
{
    /// <summary>A chance: one decimal below 10%, whole above.</summary>
    public static string Of(double p) => p switch
    {
        <= 0 => "0%",
        < 0.001 => "<0.1%",
        > 0.99 and < 1 => ">99%",
        < 0.0995 => string.Create(CultureInfo.InvariantCulture, $"{100 * p:0.0}%"),
        _ => Whole(p),
    };

    /// <summary>A chance to the nearest whole percent.</summary>
    public static string Whole(double p) => p switch
    {
        > 0 and < 0.01 => "<1%",
        > 0.99 and < 1 => ">99%",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * p, MidpointRounding.AwayFromZero)}%"),
    };

    /// <summary>The range of a chance in whole percent.</summary>
    public static string Range(double low, double high)
    {
        var (from, to) = (Whole(low), Whole(high));
        return $"{from}{to}".AsSpan().ContainsAny('<', '>') ? $"{from} to {to}" : $"{from.TrimEnd('%')}–{to}";
    }
}
