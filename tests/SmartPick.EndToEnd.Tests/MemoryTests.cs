using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SmartPick.EndToEnd.Tests;

/// <summary>Nothing that a visitor entered is lost without a word, and nothing is kept that they did not ask for.</summary>
[Collection(Together.Name)]
public sealed class MemoryTests(World world)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reload_a_step_back_and_the_skip_link_keep_the_profile(bool phone)
    {
        await using var visit = await world.VisitAsync(phone ? Screen.Phone : Screen.Desktop);
        await visit.OpenAsync();
        await visit.AnswerToAsync(() => Score(visit).FillAsync("251"));

        await visit.AnswerToAsync(() => visit.Page.ReloadAsync());
        await Expect(Score(visit)).ToHaveValueAsync("251");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to results" }).PressAsync("Enter");
        await Expect(visit.Page.Locator("#answer")).ToBeFocusedAsync();
        await visit.AnswerToAsync(() => visit.Page.ReloadAsync());
        await Expect(Score(visit)).ToHaveValueAsync("251");
        await visit.Page.GotoAsync("/api/docs");
        await visit.Page.GoBackAsync();
        await Expect(Score(visit)).ToHaveValueAsync("251");
        await visit.Page.Locator("tr.program").First.WaitForAsync();
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Fact]
    public async Task A_link_carries_the_profile_in_its_fragment_only()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.OpenAsync();
        var answer = await visit.AnswerToAsync(() => Score(visit).FillAsync("251"));
        await visit.Page.Locator(".share > summary").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy link to edit" }).ClickAsync();
        await Expect(visit.Page.GetByText("never sent to a server")).ToBeVisibleAsync();
        var link = await visit.Page.GetByLabel("Link with your profile").InputValueAsync();

        await using var friend = await world.VisitAsync(Screen.Desktop);
        var same = await friend.OpenAsync(link);

        Assert.StartsWith($"{world.Address.AbsoluteUri}#p=", link, StringComparison.Ordinal);
        Assert.Equal(answer.ProgramIds(), same.ProgramIds());
        await Expect(Score(friend)).ToHaveValueAsync("251");
        Assert.DoesNotContain(friend.Requests, request => request.PathAndQuery.Contains("p=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_to_look_at_shows_inputs_and_list_without_a_form()
    {
        await using var visit = await world.VisitAsync(Screen.Phone);

        var answer =
            await visit.AnswerToAsync(() => visit.Page.GotoAsync(Applicants.StrongSenior.Replace("#p=", "#v=", StringComparison.Ordinal)));

        var sheet = visit.Page.Locator(".view .one-page");
        await Expect(sheet).ToContainTextAsync("Step 2 CK252");
        await Expect(sheet).ToContainTextAsync(Percents.Whole(answer.Number("summary.matchProbability.p")));
        await Expect(sheet.Locator("tbody tr")).ToHaveCountAsync(answer.ProgramIds().Count);
        await Expect(visit.Page.Locator("profile-form")).ToHaveCountAsync(0);
        await Accessibility.CheckAsync(visit.Page);
        await visit.PictureAsync("advisor-phone");
        Assert.Equal(Screen.Phone.Width, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => sessionStorage.length"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try changes on a copy" }).TapAsync();
        await Expect(Score(visit)).ToHaveValueAsync("252");
    }

    [Fact]
    public async Task A_shared_profile_never_overwrites_the_visitors_own()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync();
        await visit.AnswerToAsync(() => Score(visit).FillAsync("233"));

        await visit.AnswerToAsync(() => visit.Page.EvaluateAsync("hash => { location.hash = hash; }", Applicants.StrongSenior[1..]));
        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("Yours is safe");
        await Expect(Score(visit)).ToHaveValueAsync("252");
        await visit.AnswerToAsync(() => Score(visit).FillAsync("260"));
        await visit.AnswerToAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Back to mine" }).ClickAsync());

        await Expect(Score(visit)).ToHaveValueAsync("233");
        await Expect(visit.Page.Locator(".notice")).ToHaveCountAsync(0);
        await visit.AnswerToAsync(() => visit.Page.ReloadAsync());
        await Expect(Score(visit)).ToHaveValueAsync("233");
    }

    [Theory]
    [InlineData(".")]
    [InlineData(")")]
    [InlineData(">")]
    [InlineData("%20")]
    [InlineData("&utm_source=x")]
    [InlineData("%3D")]
    public async Task What_hangs_onto_a_link_is_ignored(string tail)
    {
        await using var visit = await world.VisitAsync(Screen.Phone);

        await visit.OpenAsync(Applicants.StrongSenior + tail);

        await Expect(Score(visit)).ToHaveValueAsync("252");
        await Expect(visit.Page.Locator(".notice")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_damaged_link_says_so_and_shows_nobody_elses_odds()
    {
        await using var visit = await world.VisitAsync(Screen.Phone);

        await visit.Page.GotoAsync(Applicants.StrongSenior[..^3]);

        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("This link is damaged or incomplete");
        await Expect(visit.Page.Locator(".odds")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("tr.program")).ToHaveCountAsync(0);
        await visit.AnswerToAsync(() => Score(visit).FillAsync("240"));
        await Expect(visit.Page.GetByTestId("match-probability")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".notice")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_of_another_version_says_what_it_could_not_read_and_goes_on_without_it()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop, complaints: false);
        var link = Convert.ToBase64String("""{"applicant":{"type":"us-md-senior","step2ck":{"score":245},"shoeSize":44}}"""u8).TrimEnd('=');

        await visit.Page.GotoAsync($"/#p={link}");

        await Expect(visit.Page.Locator(".problem")).ToContainTextAsync("shoeSize");
        await visit.AnswerToAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Leave it out" }).ClickAsync());
        await Expect(Score(visit)).ToHaveValueAsync("245");
        await Expect(visit.Page.Locator(".problem")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_profile_stays_on_the_device_only_while_the_visitor_asks_for_it()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync();
        await visit.AnswerToAsync(() => Score(visit).FillAsync("244"));
        Assert.Equal(0, await Kept(visit));

        await visit.Page.GetByLabel("Save on this device").CheckAsync();
        Assert.Equal(1, await Kept(visit));
        var other = await visit.Page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await Expect(other.GetByLabel("Step 2 CK score")).ToHaveValueAsync("244");

        await visit.Page.GetByLabel("Save on this device").UncheckAsync();
        Assert.Equal(0, await Kept(visit));
    }

    [Fact]
    public async Task Two_tabs_do_not_overwrite_each_other_without_a_word()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync();
        await visit.AnswerToAsync(() => Score(visit).FillAsync("244"));
        await visit.Page.GetByLabel("Save on this device").CheckAsync();
        var other = await visit.Page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await Expect(other.GetByLabel("Step 2 CK score")).ToHaveValueAsync("244");

        await other.GetByLabel("Step 2 CK score").FillAsync("255");
        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("changed in another tab");
        await Expect(Score(visit)).ToHaveValueAsync("244");
        await visit.AnswerToAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show that version" }).ClickAsync());

        await Expect(Score(visit)).ToHaveValueAsync("255");
        await Expect(visit.Page.Locator(".notice")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")]
    [InlineData("for (const name of ['localStorage', 'sessionStorage']) { Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } }); }")]
    public async Task Storage_that_is_full_or_switched_off_is_told(string script)
    {
        await using var visit = await world.VisitAsync(Screen.Phone);
        await visit.Page.AddInitScriptAsync(script);
        await visit.OpenAsync();

        await visit.AnswerToAsync(() => Score(visit).FillAsync("244"));
        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("won’t keep your work if you reload");
        await visit.Page.GetByLabel("Save on this device").CheckAsync();

        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("won’t let us save");
    }

    [Fact]
    public async Task The_state_of_the_answer_is_seen()
    {
        await using var visit = await world.VisitAsync(Screen.Phone, complaints: false);
        await visit.OpenAsync();

        await visit.Page.Context.SetOfflineAsync(true);
        await Score(visit).FillAsync("250");
        await Expect(visit.Page.Locator(".bar-odds")).ToContainTextAsync("Not updated");
        await Expect(visit.Page.Locator(".problem")).ToContainTextAsync("Can’t reach SmartPick.");
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.AnswerToAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).First.ClickAsync());

        await Expect(visit.Page.Locator(".problem")).ToHaveCountAsync(0);
        await Score(visit).FillAsync("2500");
        await Expect(visit.Page.Locator(".bar-odds")).ToContainTextAsync("Out of date");
    }

    private static ILocator Score(Visit visit) => visit.Page.GetByLabel("Step 2 CK score");

    private static Task<int> Kept(Visit visit) => visit.Page.EvaluateAsync<int>("() => localStorage.length");
}
