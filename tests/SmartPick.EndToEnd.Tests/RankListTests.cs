using System.Text.Json;
using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SmartPick.EndToEnd.Tests;

/// <summary>The rank order list after the interviews.</summary>
[Collection(Together.Name)]
public sealed class RankListTests(World world)
{
    [Fact]
    public async Task Odds_of_a_rank_list_are_those_of_the_answer()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await OpenAsync(visit);
        var answer = await AddAsync(visit, 3);

        await Expect(visit.Page.GetByTestId("rank-probability")).ToHaveTextAsync(Percents.Whole(answer.Number("matchProbability.p")));
        await Expect(visit.Page.Locator("rank-headline .figures")).ToContainTextAsync("add your PGY-1 lists below");
        await Expect(visit.Page.Locator("rank-headline .figures")).ToContainTextAsync(
            $"Contiguous ranks{answer.Number("contiguousRanks")}");
        await Expect(visit.Page.Locator("rank-headline .figures")).ToContainTextAsync($"Interviews{answer.Number("interviews")}");
        foreach (var rank in answer.At("list").EnumerateArray())
        {
            var figures = visit.Page.Locator(".rank").Nth((int)rank.Number("position") - 1).Locator(".rank-figures .chance");
            await Expect(figures.First).ToHaveTextAsync(Percents.Of(rank.Number("odds.match.p")));
            await Expect(figures.Last).ToHaveTextAsync(Percents.Of(rank.Number("odds.landing")));
        }

        foreach (
            var text in answer.At("advice").EnumerateArray().Concat(answer.At("contingency").EnumerateArray()).Select(a => a.Text("text")))
        {
            await Expect(visit.Page.Locator("ranks-tab")).ToContainTextAsync(text);
        }
    }

    [Fact]
    public async Task Interviews_can_be_ticked_in_the_list_applied_with_or_found_by_name()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await OpenAsync(visit);
        await AddAsync(visit, 1);
        var ticked = visit.Page.Locator(".from-list").GetByRole(AriaRole.Checkbox, new() { Checked = true });
        await Expect(visit.Page.Locator(".from-list").GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(1);
        var byName = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Add a program that interviewed you" });
        await byName.ClickAsync();
        await byName.FillAsync("detroit");
        var option = visit.Page.Locator(".pick-list li").First;
        var label = await option.InnerTextAsync();
        await option.ClickAsync();
        var answer = await visit.AnswerToAsync(
            () => visit.Page.Locator(".rank").Last.Locator("select").First.SelectOptionAsync("Categorical"),
            Visit.RankList);

        Assert.Equal(2, answer.At("list").GetArrayLength());
        await Expect(visit.Page.Locator(".rank").Last).ToContainTextAsync(label.Split(" (")[0]);
        await Expect(byName).ToHaveValueAsync("");
        await visit.AnswerToAsync(() => ticked.First.UncheckAsync(), Visit.RankList);
        await Expect(visit.Page.Locator(".rank")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Ranks_are_moved_by_keyboard_and_keep_the_focus()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync();
        var keys = visit.Page.Keyboard;
        await visit.TabToAsync(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Where to apply" }));
        await keys.PressAsync("End");
        await Expect(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Rank list" })).ToBeFocusedAsync();
        await visit.TabToAsync(visit.Page.Locator(".from-list summary"));
        await keys.PressAsync("Enter");
        foreach (var i in Enumerable.Range(0, 3))
        {
            await visit.TabToAsync(visit.Page.Locator(".from-list input").Nth(i));
            await keys.PressAsync("Space");
        }

        await visit.TabToAsync(visit.Page.Locator(".ask-tracks").GetByRole(AriaRole.Button, new() { Name = "Advanced" }));
        await visit.AnswerToAsync(() => keys.PressAsync("Enter"), Visit.RankList);
        var order = await OrderAsync(visit);
        await visit.TabToAsync(visit.Page.Locator(".handle").First);
        var answer = await visit.AnswerToAsync(() => keys.PressAsync("ArrowDown"), Visit.RankList);

        Assert.Equal([order[1], order[0], order[2]], await OrderAsync(visit));
        Assert.Equal(await OrderAsync(visit), answer.At("list").EnumerateArray().Select(r => $"{r.Text("programId")}-{r.Text("track")}"));
        await Expect(visit.Page.Locator(".handle").Nth(1)).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("rank-order [role=status]")).ToContainTextAsync("is now 2 of 3");
        await visit.TabToAsync(visit.Page.Locator(".rank").Nth(1).GetByRole(AriaRole.Button, new() { Name = "Up" }));
        await visit.AnswerToAsync(() => keys.PressAsync("Enter"), Visit.RankList);
        Assert.Equal(order, await OrderAsync(visit));
        await visit.TabToAsync(visit.Page.Locator(".rank").Nth(1).GetByRole(AriaRole.Button, new() { Name = "Remove" }));
        await visit.AnswerToAsync(() => keys.PressAsync("Enter"), Visit.RankList);
        Assert.Equal([order[0], order[2]], await OrderAsync(visit));
    }

    [Fact]
    public async Task Ranks_are_moved_by_dragging()
    {
        await using var visit = await world.VisitAsync(Screen.Tall);
        await OpenAsync(visit);
        await AddAsync(visit, 3);
        var order = await OrderAsync(visit);
        var (from, to) = (visit.Page.Locator(".handle").First, visit.Page.Locator(".rank").Last);

        await visit.AnswerToAsync(
            async () =>
            {
                await to.ScrollIntoViewIfNeededAsync();
                var (start, end) = ((await from.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
                await visit.Page.Mouse.MoveAsync(start.X + (start.Width / 2), start.Y + (start.Height / 2));
                await visit.Page.Mouse.DownAsync();
                await visit.Page.Mouse.MoveAsync(start.X, end.Y + (end.Height * 0.8f), new() { Steps = 5 });
                await Expect(visit.Page.Locator(".drop-after")).ToHaveCountAsync(1);
                await visit.Page.Mouse.UpAsync();
            },
            Visit.RankList);

        Assert.Equal([order[1], order[2], order[0]], await OrderAsync(visit));
    }

    [Fact]
    public async Task Tracks_impressions_and_first_years_go_into_the_question()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await OpenAsync(visit);
        await AddAsync(visit, 2);
        var first = visit.Page.Locator(".rank").First;
        await visit.AnswerToAsync(() => first.GetByLabel("How it went").SelectOptionAsync("5 very well"), Visit.RankList);
        await visit.AnswerToAsync(
            () => visit.Page.Locator(".supplemental").First.Locator(".near button").First.ClickAsync(),
            Visit.RankList);
        await Expect(visit.Page.Locator("rank-headline .figures")).ToContainTextAsync("add your PGY-1 lists below");

        var request = await visit.Page.RunAndWaitForRequestAsync(
            () => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Use for all advanced positions" }).ClickAsync(),
            r => r.Url.EndsWith(Visit.RankList, StringComparison.Ordinal));
        var withYear = (await (await request.ResponseAsync())!.JsonAsync())!.Value;
        await Expect(visit.Page.Locator("rank-headline .figures")).ToContainTextAsync(
            $"Matched without a PGY-1 year{Percents.Whole(withYear.Number("withoutPgy1"))}");

        var body = request.PostDataJSON()!.Value;
        Assert.Equal([1.0, 2.0], body.At("interviews").EnumerateArray().Select(i => i.Number("preference")));
        Assert.Equal(5, body.At("interviews")[0].Number("impression"));
        Assert.False(body.At("interviews")[1].TryGetProperty("impression", out _));
        Assert.Equal(2, body.At("supplemental").GetArrayLength());
        Assert.All(body.At("supplemental").EnumerateArray(), list => Assert.Equal(1, list.At("programs").GetArrayLength()));

        await visit.AnswerToAsync(() => first.Locator("select").First.SelectOptionAsync("Categorical"), Visit.RankList);
        await Expect(visit.Page.Locator(".supplemental")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task No_odds_are_shown_before_every_track_is_chosen()
    {
        await using var visit = await world.VisitAsync(Screen.Phone);
        await OpenAsync(visit);

        await visit.Page.Locator(".from-list input").Nth(0).CheckAsync();
        await visit.Page.Locator(".from-list input").Nth(1).CheckAsync();

        await Expect(visit.Page.Locator(".ask-tracks")).ToContainTextAsync("2 programs");
        await Expect(visit.Page.Locator("rank-headline")).ToHaveCountAsync(0);
        await visit.Page.Locator(".rank").First.Locator("select").First.SelectOptionAsync("Categorical");
        Assert.DoesNotContain(visit.Requests, request => request.AbsolutePath == Visit.RankList);
        await visit.AnswerToAsync(
            () => visit.Page.Locator(".rank").Last.Locator("select").First.SelectOptionAsync("Advanced"),
            Visit.RankList);
        await Expect(visit.Page.Locator("rank-headline")).ToHaveCountAsync(1);
        await visit.Page.GetByLabel("I have none").CheckAsync();
        await Expect(visit.Page.Locator("rank-headline .figures")).Not.ToContainTextAsync("add your PGY-1 lists below");
    }

    [Fact]
    public async Task A_rank_list_survives_a_reload_and_a_trip_through_a_spreadsheet()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await OpenAsync(visit);
        var answer = await AddAsync(visit, 3);
        var order = await OrderAsync(visit);

        var download = await visit.Page.RunAndWaitForDownloadAsync(
            () => visit.Page.Locator("ranks-tab").GetByRole(AriaRole.Button, new() { Name = "Export CSV" }).ClickAsync());
        var rows = (await File.ReadAllTextAsync(await download.PathAsync())).TrimEnd().Split("\r\n");
        Assert.Equal(
            answer.At("list").EnumerateArray().Select(r => $"ACGME {r.Text("programId")}"), rows.Skip(1).Select(row => row.Split(',')[^1]));
        Assert.DoesNotContain(
            visit.Requests, request => request.Query.Contains(answer.At("list")[0].Text("programId"), StringComparison.Ordinal));

        await visit.AnswerToAsync(() => visit.Page.ReloadAsync(), Visit.RankList);
        Assert.Equal(order, await OrderAsync(visit));

        var reversed = string.Join("\n", rows.Take(1).Concat(rows.Skip(1).Select(row => row[(row.IndexOf(',', StringComparison.Ordinal) + 1)..]).Reverse().Select((row, i) => $"{i + 1},{row}")));
        await visit.Page.GetByLabel("Spreadsheet with your rank list").SetInputFilesAsync(
            new FilePayload { Name = "ranks.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(reversed) });
        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("3 ranks found");
        Assert.Equal(order, await OrderAsync(visit));
        await visit.AnswerToAsync(
            () => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Replace my rank list" }).ClickAsync(),
            Visit.RankList);
        Assert.Equal(order.Reverse(), await OrderAsync(visit));
    }

    [Fact]
    public async Task An_unknown_program_of_an_imported_list_is_kept_with_its_specialty()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await OpenAsync(visit);
        await visit.Page.GetByLabel("Spreadsheet with your rank list").SetInputFilesAsync(new FilePayload
        {
            Name = "ranks.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(
                "Position,Program,Track\n1,Zzyzx Clinic of Nowhere,Advanced\n2,Qwertz Hospital,Categorical\n"),
        });
        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("0 ranks found");
        await Expect(visit.Page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Use these" })).ToHaveCountAsync(0);
        await visit.Page.GetByLabel("Zzyzx Clinic of Nowhere").SelectOptionAsync("dr");
        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("1 rank found");
        await Accessibility.CheckAsync(visit.Page);

        var answer = await visit.AnswerToAsync(
            () => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Use these" }).ClickAsync(),
            Visit.RankList);

        var rank = Assert.Single(answer.At("list").EnumerateArray());
        Assert.Equal(("Zzyzx Clinic of Nowhere", "dr", "A"), (rank.Text("name"), rank.Text("specialty"), rank.Text("track")));
        await Expect(visit.Page.Locator(".rank")).ToContainTextAsync("not in our data");
        await Expect(visit.Page.Locator("rank-headline .warning")).ToContainTextAsync("Zzyzx Clinic of Nowhere");
        await Expect(visit.Page.Locator(".supplemental")).ToContainTextAsync("If you match at Zzyzx Clinic of Nowhere");
        var withYear = await visit.Page.RunAndWaitForRequestAsync(
            () => visit.PickAsync(
                visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Add a transitional year" }), "hennepin", "Hennepin"),
            r => r.Url.EndsWith(Visit.RankList, StringComparison.Ordinal));
        Assert.Equal("Zzyzx Clinic of Nowhere", withYear.PostDataJSON()!.Value.At("supplemental")[0].Text("for"));

        var download = await visit.Page.RunAndWaitForDownloadAsync(
            () => visit.Page.Locator("ranks-tab").GetByRole(AriaRole.Button, new() { Name = "Export CSV" }).ClickAsync());
        Assert.Contains(
            "1,Zzyzx Clinic of Nowhere,Diagnostic Radiology,Advanced,",
            await File.ReadAllTextAsync(await download.PathAsync()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interviews_noted_in_the_list_go_into_the_rank_list()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var ids = (await visit.OpenAsync(Applicants.StrongSenior)).ProgramIds();
        foreach (var id in ids.Take(2))
        {
            await (await visit.RowAsync(id)).GetByLabel("Status").SelectOptionAsync("Interview offered");
        }

        await visit.TabAsync("Rank list");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add the 2 interviews you noted" }).ClickAsync();

        Assert.Equal(
            ids.Take(2).Select(id => $"{id}-").Order(StringComparer.Ordinal), (await OrderAsync(visit)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(LooksTests.Screens), MemberType = typeof(LooksTests))]
    public async Task The_rank_list_fits_the_screen_and_everybody_can_use_it(Screen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        await using var visit = await world.VisitAsync(screen);
        await OpenAsync(visit);
        await AddAsync(visit, 4);
        await visit.AnswerToAsync(
            () => visit.Page.Locator(".supplemental").First.Locator(".near button").First.ClickAsync(),
            Visit.RankList);
        await visit.Page.Locator(".from-list summary").ClickAsync();
        await visit.PictureAsync($"ranks-{screen.Name}");
        await Accessibility.CheckAsync(visit.Page);
        Assert.Equal(screen.Width, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private static async Task OpenAsync(Visit visit)
    {
        await visit.OpenAsync(Applicants.StrongSenior);
        await visit.TabAsync("Rank list");
        await visit.Page.Locator(".from-list summary").ClickAsync();
        await visit.Page.Locator(".from-list li").First.WaitForAsync();
    }

    /// <summary>Ticks the first programs of the list applied with and ranks their advanced positions.</summary>
    private static async Task<JsonElement> AddAsync(Visit visit, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await visit.Page.Locator(".from-list input").Nth(i).CheckAsync();
        }

        return await visit.AnswerToAsync(
            () => visit.Page.Locator(".ask-tracks").GetByRole(AriaRole.Button, new() { Name = "Advanced" }).ClickAsync(), Visit.RankList);
    }

    private static async Task<IReadOnlyList<string?>> OrderAsync(Visit visit) =>
        await visit.Page.Locator(".rank").EvaluateAllAsync<string[]>("rows => rows.map(r => r.dataset.rank)");
}
