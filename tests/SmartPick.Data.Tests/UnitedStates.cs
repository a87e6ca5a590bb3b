using System.Globalization;

namespace SmartPick.Data.Tests;

/// <summary>Rough boxes around the United States and Puerto Rico: they catch swapped or mistyped coordinates.</summary>
internal static class UnitedStates
{
    private static readonly (double South, double North, double West, double East)[] Boxes =
    [
        (24.4, 49.4, -124.9, -66.9),
        (51.0, 71.5, -180.0, -129.9),
        (18.9, 22.3, -160.3, -154.7),
        (17.9, 18.6, -67.3, -65.2),
    ];

    public static bool Contains(string latitude, string longitude)
    {
        var lat = double.Parse(latitude, CultureInfo.InvariantCulture);
        var lon = double.Parse(longitude, CultureInfo.InvariantCulture);
        return Array.Exists(Boxes, b => lat >= b.South && lat <= b.North && lon >= b.West && lon <= b.East);
    }
}
