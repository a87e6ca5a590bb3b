using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SmartPick.EndToEnd.Tests;

/// <summary>Readiness on the page: what would help, the plan, and the parts of an application.</summary>
[Collection(Together.Name)]
public sealed class PlanTests(World world)
{
    [Fact]
    public async Task Everything_the_answer_says_stands_in_the_plan()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await OpenAsync(visit);
        var tab = visit.Page.Locator("plan-tab");

        var texts = new[] { "gaps", "whatIfs", "plan", "contingency", "preparation", "warnings" }
            .SelectMany(part => answer.At(part).EnumerateArray().Select(item => item.Text("text")))
            .Concat([answer.Text("letters.text"), answer.Text("research.text")]);
        var shown = Words(await tab.TextContentAsync());
        Assert.All(texts, text => Assert.Contains(Words(text), shown, StringComparison.Ordinal));
        await Expect(tab.Locator(".what-if")).ToHaveCountAsync(answer.At("whatIfs").EnumerateArray().Count(Moves));
        await Expect(tab.Locator(".plan-item")).ToHaveCountAsync(answer.At("plan").GetArrayLength());
        await Expect(tab.Locator(".plan-item.is-done")).ToHaveCountAsync(answer.At("plan").EnumerateArray().Count(IsDone));
        await Expect(tab.Locator(".benchmarks tbody tr")).ToHaveCountAsync(answer.At("benchmarks").GetArrayLength());
        await Expect(tab.Locator(".letters .is-missing")).ToHaveCountAsync(answer.At("letters.missing").GetArrayLength());
        await Expect(tab.Locator(".aways li")).ToHaveCountAsync(answer.At("rotations.aways").GetArrayLength());
    }

    [Fact]
    public async Task Strategies_stand_side_by_side_with_their_odds_and_fees()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await OpenAsync(visit);

        foreach (var (strategy, i) in answer.At("compare").EnumerateArray().Select((c, i) => (c, i)))
        {
            var row = visit.Page.Locator(".compare tbody tr").Nth(i);
            await Expect(row).ToContainTextAsync(Percents.Whole(strategy.Number("matchProbability.p")));
            await Expect(row).ToContainTextAsync(string.Create(CultureInfo.InvariantCulture, $"${strategy.Number("feesUsd"):#,##0}"));
        }

        await Expect(visit.Page.Locator("#panel-plan")).ToContainTextAsync("Transcripts and NRMP fee not included.");
    }

    [Fact]
    public async Task What_would_help_stands_beside_the_answer_when_asked_for_and_follows_the_profile()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync(Applicants.ThirdYear);
        Assert.DoesNotContain(visit.Requests, request => request.AbsolutePath == Visit.Readiness);

        var answer = await visit.AnswerToAsync(
            () => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show me" }).ClickAsync(),
            Visit.Readiness);
        var best = answer.At("whatIfs").EnumerateArray().MaxBy(w => w.Number("effect.p"));
        await Expect(visit.Page.Locator("#panel-list .what-if").First).ToContainTextAsync(best.Text("text"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Easiest first" }).First.ClickAsync();
        await Expect(visit.Page.Locator("#panel-list .what-if").First).ToContainTextAsync("easy");

        await visit.GroupAsync("Research, letters, rotations");
        var next = await visit.AnswerToAsync(
            () => visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Specialty interest group" }).CheckAsync(),
            Visit.Readiness);
        Assert.DoesNotContain(next.At("whatIfs").EnumerateArray(), w => w.Text("code") == "interest-group");
        await Expect(visit.Page.Locator("#panel-list .what-if")).ToHaveCountAsync(next.At("whatIfs").EnumerateArray().Count(Moves));
    }

    [Fact]
    public async Task A_what_if_can_be_tried_and_undone()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var first = await visit.OpenAsync(Applicants.ThirdYear);
        var answer = await visit.AnswerToAsync(() => visit.TabAsync("Plan"), Visit.Readiness);
        var best = answer.At("whatIfs").EnumerateArray().MaxBy(w => w.Number("effect.p"));

        var tried = await visit.AnswerToAsync(() => visit.Page.Locator("#panel-plan .what-if-try").First.ClickAsync());

        await Expect(visit.Page.Locator(".trial")).ToContainTextAsync(best.Text("text"));
        Assert.Equal(
            first.Number("summary.matchProbability.p") + best.Number("effect.p"), tried.Number("summary.matchProbability.p"), 1e-9);
        var back = await visit.AnswerToAsync(() => visit.Page.Locator(".trial").GetByRole(AriaRole.Button).ClickAsync());
        Assert.Equal(first.ProgramIds(), back.ProgramIds());
        await Expect(visit.Page.Locator(".trial")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_plan_goes_into_a_calendar()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await OpenAsync(visit);

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add to calendar" }).ClickAsync());

        Assert.Equal("smartpick-plan.ics", download.SuggestedFilename);
        var calendar = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.StartsWith("BEGIN:VCALENDAR", calendar, StringComparison.Ordinal);
        Assert.InRange(calendar.Split("BEGIN:VEVENT").Length - 1, 1, answer.At("plan").GetArrayLength());
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Fact]
    public async Task The_plan_prints_without_the_profile()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await OpenAsync(visit);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await visit.PictureAsync("plan-print");

        await Expect(visit.Page.Locator("profile-form")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("plan-timeline > .stage .plan-item").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_plan_is_reached_by_keyboard_alone()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync(Applicants.ThirdYear);
        await visit.TabToAsync(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Where to apply" }));

        await visit.AnswerToAsync(() => visit.Page.Keyboard.PressAsync("ArrowRight"), Visit.Readiness);

        await Expect(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Plan" })).ToBeFocusedAsync();
        await visit.TabToAsync(visit.Page.Locator("#panel-plan").GetByRole(AriaRole.Button, new() { Name = "Easiest first" }));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#panel-plan .what-if").First).ToContainTextAsync("easy");
        await visit.TabToAsync(visit.Page.Locator("plan-timeline > .stage .plan-why summary").First);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("plan-timeline > .stage .plan-why").First).ToContainTextAsync("Source:");
    }

    [Theory]
    [MemberData(nameof(LooksTests.Screens), MemberType = typeof(LooksTests))]
    public async Task The_plan_fits_the_screen_and_everybody_can_use_it(Screen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        await using var visit = await world.VisitAsync(screen);
        await OpenAsync(visit);
        await visit.PictureAsync($"plan-{screen.Name}");
        await Accessibility.CheckAsync(visit.Page);
        Assert.Equal(screen.Width, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private static async Task<JsonElement> OpenAsync(Visit visit)
    {
        await visit.OpenAsync(Applicants.ThirdYear);
        return await visit.AnswerToAsync(() => visit.TabAsync("Plan"), Visit.Readiness);
    }

    private static bool IsDone(JsonElement item) => item.TryGetProperty("done", out var done) && done.ValueKind == JsonValueKind.True;

    /// <summary>Whether a what-if changes anything that can be shown.</summary>
    private static bool Moves(JsonElement whatIf) =>
        whatIf.At("effect").EnumerateObject().Any(e => Math.Abs(e.Value.GetDouble()) >= 0.00005);

    /// <summary>Text with every run of white space as one blank.</summary>
    private static string Words(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
