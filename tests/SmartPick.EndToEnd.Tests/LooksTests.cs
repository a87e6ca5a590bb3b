using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;

namespace SmartPick.EndToEnd.Tests;

/// <summary>Pages fit their screens, stay still, weigh little and are usable with assistive technology.</summary>
[Collection(Together.Name)]
public sealed partial class LooksTests(World world)
{
    private const int MostForTheSite = 150 * 1024;
    private const int MostForEverything = 340 * 1024;

    public static TheoryData<Screen> Screens => [Screen.Desktop, Screen.DesktopDark, Screen.Phone, Screen.PhoneDark];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_page_fits_the_screen_and_everybody_can_use_it(Screen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        await using var visit = await world.VisitAsync(screen);
        await visit.OpenAsync(Applicants.StrongSenior);
        await visit.PictureAsync($"page-{screen.Name}-first", fullPage: false);
        await visit.PictureAsync($"page-{screen.Name}");
        await Accessibility.CheckAsync(visit.Page.Locator("profile-form"));

        await visit.Page.Locator(".row-toggle").Nth(1).ClickAsync();
        await visit.Page.Locator(".facts summary").ClickAsync();
        await visit.Page.Locator(".facts dl").WaitForAsync();
        foreach (var fold in new[] { ".not-chosen", ".signals", ".pgy1", ".list-filter", ".limits-fold", ".headline-more", ".share" })
        {
            await visit.Page.Locator($"{fold} > summary").ClickAsync();
        }

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await visit.Page.Locator("import-panel textarea").WaitForAsync();
        await visit.PictureAsync($"page-{screen.Name}-open");
        await Accessibility.CheckAsync(visit.Page);

        foreach (var group in new[] { "Exams", "School and record", "Research, letters, rotations", "What you want", "Signals and fees" })
        {
            await visit.GroupAsync(group);
        }

        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "States you prefer" }).FillAsync("new");
        await visit.PictureAsync($"page-{screen.Name}-wishes");
        await Accessibility.CheckAsync(visit.Page.Locator("profile-form"));
        Assert.Equal(screen.Width, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task The_page_prints_inputs_odds_and_list_on_one_sheet()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await visit.OpenAsync(Applicants.StrongSenior);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await visit.PictureAsync("page-print");

        await Assertions.Expect(visit.Page.Locator("profile-form")).ToBeHiddenAsync();
        var sheet = visit.Page.Locator(".one-page");
        await Assertions.Expect(sheet.Locator("tbody tr")).ToHaveCountAsync(answer.ProgramIds().Count);
        await Assertions.Expect(sheet.Locator("tbody tr").Last).ToBeVisibleAsync();
        await Assertions.Expect(sheet).ToContainTextAsync("Step 2 CK252");
        var pdf = await visit.Page.PdfAsync(new PagePdfOptions { Format = "Letter" });
        Assert.Single(PdfPage().Matches(System.Text.Encoding.Latin1.GetString(pdf)));
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task A_first_visit_is_light_and_stays_still(int width, int height)
    {
        await using var visit = await world.VisitAsync(new Screen("first", width, height));
        await visit.Page.AddInitScriptAsync(Stillness.Watch);
        await visit.OpenAsync();
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.InRange(await visit.Page.EvaluateAsync<double>(Stillness.Shift), 0, Stillness.Enough);
        var sizes = await visit.Page.EvaluateAsync<Dictionary<string, int>>(
            "() => Object.fromEntries(performance.getEntries().filter((e) => e.transferSize).map((e) => [e.name, e.transferSize]))");
        Assert.InRange(
            sizes.Where(size => !size.Key.Contains("/api/", StringComparison.Ordinal)).Sum(size => size.Value), 1, MostForTheSite);
        Assert.InRange(sizes.Values.Sum(), 1, MostForEverything);
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PdfPage();
}
