using System.Text.Json;
using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SmartPick.EndToEnd.Tests;

/// <summary>The widget on somebody else's page, under a policy that allows nothing but our origin.</summary>
[Collection(Together.Name)]
public sealed class WidgetTests(World world)
{
    private const int MostForTheForm = 40 * 1024;

    private const string Events = """
        window.heard = [];
        for (const name of ['smartpick:ready', 'smartpick:result']) {
          addEventListener(name, (e) => window.heard.push({ id: e.target.id, name, detail: e.detail }));
        }
        """;

    [Fact]
    public async Task Two_widgets_on_one_page_work_under_a_strict_policy()
    {
        await using var visit = await world.VisitAsync(Screen.Tall);
        await visit.Page.AddInitScriptAsync(Events);
        await visit.OpenHostAsync("widgets");
        var first = visit.Page.FrameLocator("#first iframe");
        var second = visit.Page.FrameLocator("#second iframe");
        await second.Locator("main").ScrollIntoViewIfNeededAsync();

        await Expect(first.Locator(".top li")).ToHaveCountAsync(5);
        await Expect(second.Locator(".top li")).ToHaveCountAsync(5);
        await Expect(first.Locator(".top li").Filter(new() { HasText = "IR ·" })).Not.ToHaveCountAsync(0);
        await Expect(second.Locator(".top li").Filter(new() { HasText = "DR ·" })).ToHaveCountAsync(5);
        await visit.Page.WaitForFunctionAsync("() => window.heard.length >= 4");
        await FitsAsync(visit.Page, "first");
        await FitsAsync(visit.Page, "second");
        await visit.PictureAsync("widget-two");
        await Accessibility.CheckAsync(visit.Page);

        var heard = await visit.Page.EvaluateAsync<JsonElement>("() => window.heard");
        Assert.All(heard.EnumerateArray(), e => Assert.Equal(JsonValueKind.Null, e.At("detail").ValueKind));
        Assert.Equal(["first ready", "first result", "second ready", "second result"], heard.EnumerateArray()
            .Select(e => $"{e.Text("id")} {e.Text("name").Split(':')[1]}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_visitor_of_the_widget_gets_an_answer_and_a_link_to_the_whole_page()
    {
        await using var visit = await world.VisitAsync(Screen.TallPhone);
        await visit.OpenHostAsync("widgets");
        var frame = visit.Page.FrameLocator("#first iframe");
        await frame.Locator(".top li").First.WaitForAsync();

        var response = await visit.Page.RunAndWaitForResponseAsync(
            () => frame.GetByLabel("Step 2 CK").FillAsync("262"),
            r => r.Url.EndsWith("/recommendations", StringComparison.Ordinal) && r.Request.PostData!.Contains(
                "262", StringComparison.Ordinal));
        var answer = (await response.JsonAsync())!.Value;
        await Expect(frame.Locator(".gist .odds")).ToHaveTextAsync($"{Math.Round(100 * answer.Number("summary.matchProbability.p"))}%");
        await FitsAsync(visit.Page, "first");
        await visit.PictureAsync("widget-phone", fullPage: false);

        var page = await visit.Page.RunAndWaitForPopupAsync(() => frame.GetByRole(AriaRole.Link, new() { Name = "See the full list" }).ClickAsync());
        await page.Locator("tr.program").First.WaitForAsync();
        await Expect(page.GetByLabel("Step 2 CK score")).ToHaveValueAsync("262");
    }

    [Fact]
    public async Task The_page_around_the_widget_cannot_look_into_it()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenHostAsync("widgets");
        await visit.Page.FrameLocator("#first iframe").Locator(".top li").First.WaitForAsync();

        Assert.Null(await visit.Page.EvaluateAsync<string?>("() => document.querySelector('#first iframe').contentDocument"));
        Assert.Equal(
            "IFRAME",
            await visit.Page.EvaluateAsync<string>("() => [...document.querySelector('#first').children].map(e => e.tagName).join()"));
    }

    [Fact]
    public async Task Messages_of_others_are_not_obeyed()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.Page.AddInitScriptAsync(Events);
        await visit.OpenHostAsync("widgets");
        await visit.Page.FrameLocator("#first iframe").Locator(".top li").First.WaitForAsync();
        await FitsAsync(visit.Page, "first");
        var height = await HeightAsync(visit.Page, "first");

        await visit.Page.EvaluateAsync(
            """
            () => new Promise((done) => {
              addEventListener('message', (e) => e.data.type === 'last' && done());
              postMessage({ smartpick: 1, type: 'height', height: 17 }, '*');
              postMessage({ type: 'last' }, '*');
            })
            """);

        Assert.Equal(height, await HeightAsync(visit.Page, "first"));
    }

    [Fact]
    public async Task A_plain_frame_works_on_a_page_without_script()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenHostAsync("frame");

        await Expect(visit.Page.FrameLocator("iframe").Locator(".top li")).ToHaveCountAsync(5);
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => document.scripts.length"));
        await visit.PictureAsync("widget-plain-frame");
        await Accessibility.CheckAsync(visit.Page);
    }

    [Theory]
    [InlineData(700, 900)]
    [InlineData(390, 844)]
    public async Task The_compact_form_is_light_and_stays_still(int width, int height)
    {
        await using var visit = await world.VisitAsync(new Screen("widget", width, height));
        await visit.Page.AddInitScriptAsync(Stillness.Watch);
        await visit.OpenHostAsync("pinned");
        await visit.Page.FrameLocator("#first iframe").Locator(".top li").First.WaitForAsync();
        var frame = visit.Page.Frames.Single(f => f.ParentFrame is not null);

        Assert.InRange(await frame.EvaluateAsync<double>(Stillness.Shift), 0, Stillness.Enough);
        Assert.InRange(
            await frame.EvaluateAsync<int>("() => performance.getEntries().filter((e) => !e.name.includes('/api/')).reduce((sum, e) => sum + (e.transferSize ?? 0), 0)"),
            1,
            MostForTheForm);
    }

    [Fact]
    public async Task A_script_pinned_by_its_hash_runs()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenHostAsync("pinned");

        await Expect(visit.Page.FrameLocator("#first iframe").Locator(".top li")).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task A_module_finds_its_server()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenHostAsync("module");

        await Expect(visit.Page.FrameLocator("#first iframe").Locator(".top li")).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task A_script_that_cannot_know_its_server_says_so_and_does_not_guess()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop, complaints: false);
        await visit.OpenHostAsync("blank");
        var said = new List<string>();
        visit.Page.Console += (_, message) => said.Add(message.Text);
        var script = await visit.Page.APIRequest.GetAsync($"{world.Address}embed/v1/smartpick.js");

        await visit.Page.EvaluateAsync(await script.TextAsync());
        await visit.Page.EvaluateAsync("() => { document.body.innerHTML = '<smart-pick id=first></smart-pick>'; }");

        await Expect(visit.Page.Locator("iframe")).ToHaveCountAsync(0);
        Assert.Contains(said, text => text.Contains("server=", StringComparison.Ordinal));
        await visit.Page.EvaluateAsync(
            "server => document.querySelector('#first').setAttribute('server', server)", world.Address.AbsoluteUri);
        await Expect(visit.Page.FrameLocator("#first iframe").Locator(".top li")).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task The_widget_is_as_wide_as_there_is_room_in_flex_parents_and_dialogs()
    {
        await using var visit = await world.VisitAsync(Screen.Tall);
        await visit.OpenHostAsync("places");

        var widths = await visit.Page.EvaluateAsync<Dictionary<string, double>>(
            """
            () => {
              const flex = document.querySelector('#flex');
              Object.assign(flex.style, { display: 'flex', justifyContent: 'center' });
              const dialog = document.querySelector('#dialog');
              for (const parent of [flex, dialog]) { parent.append(document.createElement('smart-pick')); }
              dialog.showModal();
              const widthOf = (e) => e.getBoundingClientRect().width;
              const row = document.createElement('div');
              Object.assign(row.style, { display: 'flex', width: '800px' });
              row.append(document.createElement('smart-pick'), document.createElement('aside'));
              Object.assign(row.lastChild.style, { flex: '0 0 200px' });
              document.body.append(row);
              return { flex: widthOf(flex.firstChild), room: widthOf(flex), dialog: widthOf(dialog.firstChild), row: widthOf(row.firstChild) };
            }
            """);

        Assert.Equal(widths["room"], widths["flex"]);
        Assert.InRange(widths["dialog"], 800, 900);
        Assert.InRange(widths["row"], 590, 600);
    }

    [Fact]
    public async Task The_document_hears_a_widget_in_a_shadow_root_and_one_in_a_document_of_its_own_grows()
    {
        await using var visit = await world.VisitAsync(Screen.Tall);
        await visit.Page.AddInitScriptAsync(Events);
        await visit.OpenHostAsync("places");
        await visit.Page.EvaluateAsync(
            "() => { document.querySelector('#shadow').attachShadow({ mode: 'open' }).append(document.createElement('smart-pick')); }");

        await visit.Page.WaitForFunctionAsync("() => window.heard.some((e) => e.name === 'smartpick:result')");
        var inner = visit.Page.FrameLocator("#document");
        var content = inner.FrameLocator("#first iframe").Locator("smart-pick-frame");
        await content.Locator(".top li").First.WaitForAsync();
        await Expect(inner.Locator("#first iframe")).Not.ToHaveCSSAsync("height", "576px");
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("<iframe id='document' sandbox='allow-scripts allow-forms allow-popups' width='700' height='1500' srcdoc=\"{0}\"></iframe>")]
    public async Task A_page_without_a_network_address_may_hold_the_widget(string around)
    {
        await using var visit = await world.VisitAsync(Screen.Tall);
        var server = world.Address.GetLeftPart(UriPartial.Authority);
        var widget = $"<script src='{server}/embed/v1/smartpick.js'></script><smart-pick id='first'></smart-pick>";
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "page.html");
        await File.WriteAllTextAsync(
            file,
            "<!doctype html><title>A file</title>" + string.Format(System.Globalization.CultureInfo.InvariantCulture, around, widget));

        await visit.OpenFileAsync(file);

        var frame = around.StartsWith('<')
            ? visit.Page.FrameLocator("#document").FrameLocator("#first iframe")
            : visit.Page.FrameLocator("#first iframe");
        await Expect(frame.Locator(".top li")).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task A_theme_changes_without_losing_what_was_entered()
    {
        await using var visit = await world.VisitAsync(Screen.TallPhone);
        await visit.OpenHostAsync("widgets");
        var frame = visit.Page.FrameLocator("#first iframe");
        await frame.GetByLabel("Step 2 CK score").FillAsync("262");
        await Expect(frame.Locator(".gist .odds-range")).ToHaveCountAsync(0);

        await visit.Page.EvaluateAsync("() => { const e = document.querySelector('#first'); e.setAttribute('theme', 'dark'); e.setAttribute('tokens', 'accent:#ffcc66'); }");

        await Expect(frame.Locator("html")).ToHaveCSSAsync("color-scheme", "dark");
        await Expect(frame.Locator("html")).ToHaveCSSAsync("--accent", "#ffcc66");
        await Expect(frame.GetByLabel("Step 2 CK score")).ToHaveValueAsync("262");
    }

    [Fact]
    public async Task Before_a_score_the_widget_shows_a_range_and_the_warnings_of_the_page()
    {
        await using var visit = await world.VisitAsync(Screen.TallPhone);
        await visit.OpenHostAsync("widgets");
        var frame = visit.Page.FrameLocator("#first iframe");
        await Expect(frame.Locator(".odds-range")).ToContainTextAsync("%");
        await Expect(frame.Locator(".brand")).ToContainTextAsync("SmartPick");

        await frame.GetByLabel("I’m applying as").SelectOptionAsync("us-img");

        await Expect(frame.Locator(".gist .note")).ToContainTextAsync("ranges");
    }

    private static Task<double> HeightAsync(IPage page, string id) =>
        page.EvaluateAsync<double>("id => document.querySelector(`#${id} iframe`).getBoundingClientRect().height", id);

    /// <summary>Waits until the frame is as tall as what is in it.</summary>
    private static async Task FitsAsync(IPage page, string id)
    {
        var content = page.FrameLocator($"#{id} iframe").Locator("smart-pick-frame");
        var wanted = await content.EvaluateAsync<double>("e => Math.ceil(e.getBoundingClientRect().height)");
        await page.WaitForFunctionAsync(
            "([id, wanted]) => document.querySelector(`#${id} iframe`).getBoundingClientRect().height === wanted",
            new object[] { id, wanted });
    }
}
