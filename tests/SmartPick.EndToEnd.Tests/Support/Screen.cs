using Microsoft.Playwright;

namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>What a visitor looks at the page with.</summary>
public sealed record Screen(string Name, int Width, int Height, ColorScheme Colors = ColorScheme.Light, bool Touch = false)
{
    public static Screen Desktop { get; } = new("desktop", 1440, 900);

    public static Screen DesktopDark { get; } = new("desktop-dark", 1440, 900, ColorScheme.Dark);

    /// <summary>So tall that two widgets fit: a frame out of sight is not drawn.</summary>
    public static Screen Tall { get; } = new("tall", 900, 1700);

    /// <inheritdoc cref="Tall"/>
    public static Screen TallPhone { get; } = new("tall-phone", 390, 1500, Touch: true);

    public static Screen Phone { get; } = new("phone", 390, 844, Touch: true);

    public static Screen PhoneDark { get; } = new("phone-dark", 390, 844, ColorScheme.Dark, Touch: true);
}
