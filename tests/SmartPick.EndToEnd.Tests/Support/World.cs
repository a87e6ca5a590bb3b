using Microsoft.Playwright;

namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>The app, a foreign site and a browser, shared by all tests.</summary>
public sealed class World : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private SmartPickApp _app = null!;
    private HostSite _hostSite = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public Uri Address => _app.Address;

    public Uri HostAddress => _hostSite.Address;

    public async Task InitializeAsync()
    {
        _app = await SmartPickApp.StartAsync();
        _hostSite = await HostSite.StartAsync(_app.Address);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Quiet,
        });
    }

    /// <param name="screen">What the visitor looks with.</param>
    /// <param name="complaints">Whether errors in the browser's console fail the test; not where a refusal is part of it.</param>
    public Task<Visit> VisitAsync(Screen screen, bool complaints = true) => Visit.BeginAsync(this, _browser, screen, complaints);

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _hostSite.DisposeAsync();
        await _app.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class Together : ICollectionFixture<World>
{
    public const string Name = "End to end";
}
