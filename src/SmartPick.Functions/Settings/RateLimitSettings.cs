using Microsoft.Extensions.Configuration;
using SmartPick.Catalog.Settings;

namespace SmartPick.Functions.Settings;

/// <summary>
/// How much one caller may ask of one instance, and how callers are told apart. When not set, it is enough for a class of 60
/// behind one address: all load the page at once, and again, and then each changes something every ten seconds.
/// </summary>
/// <param name="Burst">POSTs, which solve, at once.</param>
/// <param name="PerSecond">POSTs a second after that.</param>
/// <param name="TrustedProxies">
/// How many proxies in front of the app append the address that called them to <c>X-Forwarded-For</c>. None: the
/// connection's own address counts, and the header is what anyone may write.
/// </param>
public sealed record RateLimitSettings(int Burst, double PerSecond, int TrustedProxies = 0)
{
    /// <summary>
    /// A caller may read so many times as often as solve: reading costs a twentieth, and a page reads a few times for each solve.
    /// </summary>
    public const int ReadsPerSolve = 5;

    /// <summary>The same for files of the page: each is a few dozen bytes of headers and what lies ready in memory.</summary>
    public const int FilesPerSolve = 20;

    private const string BurstSetting = "SmartPick:RateLimit:Burst";
    private const string PerSecondSetting = "SmartPick:RateLimit:PerSecond";
    private const string TrustedProxiesSetting = "SmartPick:RateLimit:TrustedProxies";

    /// <exception cref="SettingException">A setting is no number in its range.</exception>
    public static RateLimitSettings Read(IConfiguration configuration) => new(
        SettingReader.Whole(configuration, BurstSetting, otherwise: 120, least: 1, most: 100_000),
        SettingReader.Number(configuration, PerSecondSetting, otherwise: 6, least: 0.01, most: 100_000),
        SettingReader.Whole(configuration, TrustedProxiesSetting, otherwise: 0, least: 0, most: 10));
}
