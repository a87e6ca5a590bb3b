using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SmartPick.EndToEnd.Tests;

/// <summary>Every specialty of the match, as visitors use it.</summary>
[Collection(Together.Name)]
public sealed class SpecialtyTests(World world)
{
    /// <summary>A PGY-1 year, which nobody asks for by itself.</summary>
    private const string Preparatory = "ty";

    /// <summary>Visitors at the same time, so that one's pauses are another's turn.</summary>
    private const int Visitors = 3;

    [Fact]
    public async Task Every_specialty_is_searched_listed_planned_and_ranked()
    {
        using var client = new HttpClient { BaseAddress = world.Address };
        var catalog = await client.GetFromJsonAsync<JsonElement>("/api/v1/catalog");
        string[] expected =
            [.. catalog.At("counts").EnumerateObject().Select(s => s.Name).Where(s => s != Preparatory).Order(StringComparer.Ordinal)];

        var seen = await Task.WhenAll(Enumerable.Range(0, Visitors).Select(async visitor =>
        {
            await using var visit = await world.VisitAsync(Screen.Desktop);
            await visit.OpenAsync(Applicants.ShortList);
            var offered = await OfferedAsync(visit);
            Assert.Equal(expected, offered.Keys.Order(StringComparer.Ordinal));
            string[] mine = [.. expected.Where((_, i) => i % Visitors == visitor)];
            foreach (var (i, specialty) in mine.Index())
            {
                await SeeAsync(visit, specialty, offered[specialty], ranked: i);
            }

            return mine.Length;
        }));

        Assert.True(expected.Length >= 40);
        Assert.Equal(expected.Length, seen.Sum());
    }

    /// <summary>A specialty, and how its season calls signals.</summary>
    [Theory]
    [InlineData("Family Medicine", "Signal")]
    [InlineData("Emergency Medicine", "Signal")]
    [InlineData("Orthopedic Surgery", "Signal")]
    [InlineData("Dermatology", "Gold", "Silver")]
    [InlineData("Internal Medicine", "Gold", "Silver")]
    public async Task A_whole_visit_is_about_the_specialty_chosen(string specialty, params string[] signals)
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync();
        await visit.AnswerToAsync(() => PickAsync(visit, "Specialty", specialty));
        await visit.AnswerToAsync(() => visit.Page.GetByLabel("Step 2 CK score").FillAsync("248"));
        var answer = await visit.AnswerToAsync(() => PickAsync(visit, "States where you have ties", "Ohio"));
        var code = Assert.Single(answer.At("summary.bySpecialty").EnumerateObject()).Name;

        // The odds, the list and the signals in it.
        await Expect(visit.Page.GetByTestId("match-probability")).ToHaveTextAsync(
            Percents.Whole(answer.Number("summary.matchProbability.p")));
        await Expect(visit.Page.Locator("tr.program")).ToHaveCountAsync(answer.ProgramIds().Count);
        Assert.Equal(signals, (await visit.Page.Locator(".signal-name").AllTextContentsAsync()).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            signals.Contains("Silver"),
            (await visit.Page.Locator("#answer").TextContentAsync())!.Contains("Silver", StringComparison.Ordinal));

        // A program and why it is there.
        var first = answer.At("programs")[0];
        var row = await visit.RowAsync(first.Text("programId"));
        await Expect(row).ToContainTextAsync(first.At("reasons")[0].Text("text"));

        // Wanted, taken along.
        var wanted = answer.At("programs")[2].Text("programId");
        await visit.AnswerToAsync(() => visit.Page.Locator($"[data-program='{wanted}'] .star").ClickAsync());
        var file = await visit.Page.RunAndWaitForDownloadAsync(
            () => visit.Page.Locator("list-tools").GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync());
        var sheet = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.All(signals, signal => Assert.Contains($",{signal},", sheet, StringComparison.Ordinal));
        Assert.Equal(signals.Contains("Silver"), sheet.Contains("Silver", StringComparison.Ordinal));

        // The plan is measured by the specialty's own figures.
        var plan = await visit.AnswerToAsync(() => visit.TabAsync("Plan"), Visit.Readiness);
        Assert.All(plan.At("benchmarks").EnumerateArray(), b => Assert.Equal(code, b.Text("specialty")));
        await Expect(visit.Page.Locator(".benchmarks tbody tr")).ToHaveCountAsync(plan.At("benchmarks").GetArrayLength());
        await Expect(visit.Page.Locator(".plan-item")).ToHaveCountAsync(plan.At("plan").GetArrayLength());

        // Interviews are ranked, with a program that is not in the data among them.
        await visit.TabAsync("Rank list");
        await visit.Page.Locator(".from-list summary").ClickAsync();
        await visit.Page.Locator(".from-list input").Nth(0).CheckAsync();
        await visit.Page.Locator(".add-unlisted summary").ClickAsync();
        await visit.Page.GetByLabel("Program name").FillAsync("Mercy Hospital of Nowhere");
        await visit.Page.Locator(".add-unlisted select").SelectOptionAsync(code);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add it", Exact = true }).ClickAsync();
        var ranking = await visit.AnswerToAsync(
            () => visit.Page.Locator(".ask-tracks").GetByRole(AriaRole.Button, new() { Name = "Categorical" })
                .ClickAsync(), Visit.RankList);
        var unlisted = ranking.At("list")[1];
        Assert.Equal(("Mercy Hospital of Nowhere", code), (unlisted.Text("name"), unlisted.Text("specialty")));
        await Expect(visit.Page.Locator(".rank").Last).ToContainTextAsync("not in our data");
        await Expect(visit.Page.Locator(".rank").Last.Locator(".chance").First).ToHaveTextAsync(
            Percents.Of(unlisted.Number("odds.match.p")));
        await Expect(visit.Page.GetByTestId("rank-probability")).ToHaveTextAsync(Percents.Whole(ranking.Number("matchProbability.p")));

        // Nothing is lost.
        await visit.AnswerToAsync(() => visit.Page.ReloadAsync(), Visit.RankList);
        await Expect(visit.Page.Locator(".rank")).ToHaveCountAsync(2);
    }

    /// <summary>Labels of the specialties that the page offers, by code.</summary>
    private static async Task<Dictionary<string, string>> OfferedAsync(Visit visit)
    {
        var field = await Field(visit, "Specialty").ElementHandleAsync();
        return (await field.EvaluateAsync<Dictionary<string, string>>(
            "e => Object.fromEntries(e.closest('pick-field').options.map((o) => [o.key, o.label]))"))!;
    }

    private static async Task SeeAsync(Visit visit, string specialty, string label, int ranked)
    {
        var page = visit.Page;
        await visit.TabAsync("Where to apply");
        var field = Field(visit, "Specialty");
        var planned = AnswerTo(visit, Visit.Readiness, Asking(specialty));
        var listed = AnswerTo(visit, Visit.Recommendations, Asking(specialty));

        // Searched.
        if (ranked > 0)
        {
            await page.Locator("[data-path='preferences.specialties'] .unpick").ClickAsync();
        }

        await field.FillAsync(label);
        await page.Locator($".pick-list li[data-key='{specialty}']").ClickAsync();

        // Listed.
        var answer = await listed;
        Assert.All(answer.At("programs").EnumerateArray(), p => Assert.Equal(specialty, p.Text("specialty")));
        Assert.NotEmpty(answer.ProgramIds());
        await Expect(page.Locator("tr.program")).ToHaveCountAsync(answer.ProgramIds().Count);
        await Expect(page.Locator("tr.program .name").First).ToHaveTextAsync(answer.At("programs")[0].Text("name"));

        // Planned.
        await visit.TabAsync("Plan");
        var plan = await planned;
        await Expect(page.Locator(".plan-item")).ToHaveCountAsync(plan.At("plan").GetArrayLength());

        // Ranked.
        await visit.TabAsync("Rank list");
        await page.Locator(".from-list").EvaluateAsync("e => { e.open = true; }");
        var tick = page.Locator(".from-list li", new() { HasText = answer.At("programs").EnumerateArray().MinBy(p => p.Number("preferenceRank")).Text("name") }).First;
        await tick.Locator("input").CheckAsync();
        var review = AnswerTo(visit, Visit.RankList, _ => true);
        await page.Locator(".rank").Last.Locator("select").First.SelectOptionAsync("Categorical");
        var last = (await review).At("list").EnumerateArray().Last();
        Assert.Equal((specialty, ranked + 1), (last.Text("specialty"), last.At("position").GetInt32()));
        await Expect(page.Locator(".rank").Last.Locator(".chance").First).ToHaveTextAsync(Percents.Of(last.Number("odds.match.p")));
    }

    private static Func<string, bool> Asking(string specialty) =>
        body => body.Contains($"\"specialties\":{{\"{specialty}\":", StringComparison.Ordinal);

    /// <summary>The next answer of an endpoint to a body like this; begins to wait at once.</summary>
    private static async Task<JsonElement> AnswerTo(Visit visit, string endpoint, Func<string, bool> body)
    {
        var response = await visit.Page.WaitForResponseAsync(
            r => r.Ok && r.Url.EndsWith(endpoint, StringComparison.Ordinal) && body(r.Request.PostData ?? ""), new() { Timeout = 60_000 });
        return (await response.JsonAsync())!.Value;
    }

    private static ILocator Field(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });

    private static Task PickAsync(Visit visit, string field, string option) => visit.PickAsync(Field(visit, field), option, option);
}
