using System.Globalization;

namespace SmartPick.Bench.Reporting;

/// <summary>Numbers as the tables show them.</summary>
internal static class Figures
{
    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 10 => Text($"{time.TotalMilliseconds:0.00}"),
        < 100 => Text($"{time.TotalMilliseconds:0.0}"),
        _ => Text($"{time.TotalMilliseconds:N0}"),
    };

    public static string Seconds(TimeSpan time) => Text($"{time.TotalSeconds:0.0}");

    public static string Percent(double share, int digits = 4) =>
        (100 * share).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + "%";

    public static string SignedPercent(double share) => (100 * share).ToString("+0.0000;−0.0000;0", CultureInfo.InvariantCulture) + "%";

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
