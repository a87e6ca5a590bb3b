using System.Globalization;
using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SmartPick.EndToEnd.Tests;

/// <summary>What the page shows is what the API said.</summary>
[Collection(Together.Name)]
public sealed class AnswerTests(World world)
{
    private const double OneSecond = 1000;

    [Fact]
    public async Task Numbers_on_the_page_are_those_of_the_answer()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await visit.OpenAsync(Applicants.StrongSenior);
        var first = answer.At("programs")[0];
        var fees = answer.Number("summary.feesUsd") + answer.Number("summary.pgy1FeesUsd");

        await Expect(visit.Page.GetByTestId("match-probability"))
            .ToHaveTextAsync(Percents.Whole(answer.Number("summary.matchProbability.p")));
        await Expect(visit.Page.Locator(".headline-range")).ToContainTextAsync(
            $"{Percents.Range(answer.Number("summary.matchProbability.low"), answer.Number("summary.matchProbability.high"))}");
        await Expect(visit.Page.Locator(".headline-range")).ToContainTextAsync(
            $"IR {Percents.Whole(answer.Number("summary.bySpecialty.ir-integrated.p"))} · DR {Percents.Whole(answer.Number("summary.bySpecialty.dr.p"))}");
        await Expect(visit.Page.Locator(".headline-facts")).ToContainTextAsync($"{answer.Number("summary.applications")} applications");
        await Expect(visit.Page.Locator(".headline-facts")).ToContainTextAsync(
            string.Create(CultureInfo.InvariantCulture, $"${fees:#,##0} in fees"));
        await Expect(visit.Page.Locator(".bar-odds")).ToContainTextAsync(Percents.Whole(answer.Number("summary.matchProbability.p")));
        await visit.Page.Locator(".headline-more summary").ClickAsync();
        await Expect(visit.Page.Locator(".headline-more")).ToContainTextAsync(
            string.Create(CultureInfo.InvariantCulture, $"${answer.Number("summary.feesUsd"):#,##0} for applications"));
        await Expect(visit.Page.Locator(".headline-more")).ToContainTextAsync("No other list at this cost");
        await Expect(visit.Page.Locator(".headline-more")).ToContainTextAsync("transcripts and the NRMP fee are extra");
        Assert.Equal(answer.At("programs").GetArrayLength(), await visit.Page.Locator("tr.program").CountAsync());
        var row = visit.Page.Locator("tr.program").First;
        await Expect(row).ToContainTextAsync(first.Text("name"));
        await Expect(row.Locator(".col-interview .chance")).ToHaveTextAsync(Percents.Of(first.Number("odds.interview.p")));
        await Expect(visit.Page.Locator(".signal-row").First.Locator("li")).ToHaveCountAsync(
            (int)answer.Number("summary.signals.radiology.gold"));
        await Expect(visit.Page.Locator(".signal-row").First).ToContainTextAsync(
            $"{answer.Number("summary.signals.radiology.gold")} of {answer.Number("summary.signalPools.radiology.gold")} used");
        foreach (var tier in answer.At("programs").EnumerateArray().GroupBy(p => (p.Text("specialty"), p.Text("tier"))))
        {
            await Expect(visit.Page.Locator(".mix-row").Filter(new() { HasText = tier.Key.Item1 == "dr" ? "DR" : "IR" }))
                .ToContainTextAsync($"{tier.Count()} {tier.Key.Item2}");
        }

        await Expect(visit.Page.Locator(".place")).ToHaveCountAsync(answer.At("programs").GetArrayLength());
    }

    [Fact]
    public async Task An_answer_comes_within_one_second_of_the_last_input()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync();
        await visit.Page.EvaluateAsync(
            """
            () => {
              const answer = document.getElementById('answer');
              addEventListener('input', () => { window.lastInput = performance.now(); }, true);
              new MutationObserver(() => {
                if (answer.ariaBusy === 'false' && window.lastInput) { window.answeredAfter = performance.now() - window.lastInput; }
              }).observe(answer, { attributes: true, attributeFilter: ['aria-busy'] });
            }
            """);

        await visit.AnswerToAsync(() => visit.Page.GetByLabel("Step 2 CK score").PressSequentiallyAsync("252"));
        await visit.Page.WaitForFunctionAsync("() => window.answeredAfter !== undefined");

        Assert.InRange(await visit.Page.EvaluateAsync<double>("() => window.answeredAfter"), 0, OneSecond);
    }

    [Fact]
    public async Task Pinning_and_dropping_change_the_answer_and_show_their_cost()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var before = await visit.OpenAsync();
        var dropped = before.ProgramIds()[0];

        await visit.AnswerToAsync(
            async () => await (await visit.RowAsync(dropped)).GetByRole(AriaRole.Button, new() { Name = "Drop" }).First.ClickAsync());
        await Expect(visit.Page.Locator($"[data-program='{dropped}']")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".edits-cost")).ToContainTextAsync("Your changes");
        await Expect(visit.Page.Locator(".edits")).ToContainTextAsync("Dropped");

        await visit.Page.Locator(".not-chosen summary").ClickAsync();
        var candidate = visit.Page.Locator(".not-chosen li").Filter(new() { HasText = "would add" }).First;
        var name = (await candidate.Locator("> span").First.InnerTextAsync()).Split(" DR ")[0].Split(" IR ")[0];
        await visit.AnswerToAsync(() => candidate.GetByRole(AriaRole.Button).ClickAsync());
        await Expect(visit.Page.Locator("tr.program").Filter(new() { HasText = "pinned" })).ToContainTextAsync(name);
        await Expect(visit.Page.Locator(".edits-cost")).ToContainTextAsync("your odds");

        var restored = await visit.AnswerToAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo all" }).ClickAsync());
        Assert.Equal(before.ProgramIds(), restored.ProgramIds());
    }

    [Fact]
    public async Task Interchangeable_programs_are_shown_as_such_with_a_choice()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await visit.OpenAsync();
        var group = answer.At("programs").EnumerateArray().GroupBy(p => p.Text("equivalenceGroup")).First(g => g.Count() > 1);
        var id = group.First().Text("programId");

        var leftOut = answer.At("notChosen").EnumerateArray().Count(
            n => n.TryGetProperty("equivalenceGroup", out var tie) && tie.GetString() == group.Key);
        await Expect(visit.Page.Locator($"[data-program='{id}']")).ToContainTextAsync($"≈{group.Count() + leftOut} similar");
        var choice = (await visit.RowAsync(id)).Locator(".choice");
        await Expect(choice).ToContainTextAsync("We can’t tell these");
        await Expect(choice.Locator("li")).ToHaveCountAsync(group.Count() + leftOut);
        await visit.AnswerToAsync(() => choice.GetByRole(AriaRole.Button, new() { Name = "Drop" }).Last.ClickAsync());
    }

    [Fact]
    public async Task Starred_programs_come_first_in_the_visitors_order()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var before = await visit.OpenAsync();
        var id = before.ProgramIds()[2];
        var star = visit.Page.Locator($"[data-program='{id}'] .star");
        await Expect(star).ToHaveAttributeAsync("aria-pressed", "false");

        var after = await visit.AnswerToAsync(() => star.ClickAsync());

        var starred = after.At("programs").EnumerateArray().Single(p => p.Text("programId") == id);
        Assert.Equal((1, 1.0), (starred.Number("preferenceRank"), starred.Number("value")));
        await Expect(star).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(await visit.RowAsync(id)).ToContainTextAsync("It’s your 1st choice.");
    }

    [Fact]
    public async Task A_program_can_be_exchanged_for_one_left_out_that_is_its_like()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await visit.OpenAsync();
        var (inside, outside) = answer.At("programs").EnumerateArray()
            .Join(
                answer.At("notChosen").EnumerateArray().Where(n => n.TryGetProperty("equivalenceGroup", out _)),
                p => p.Text("equivalenceGroup"),
                n => n.Text("equivalenceGroup"),
                (p, n) => (p.Text("programId"), n.Text("programId")))
            .First();
        await visit.RowAsync(inside);

        await visit.Page.Locator($"[data-exchange='{outside}']").ClickAsync();

        await Expect(visit.Page.Locator($"[data-program='{outside}']")).ToContainTextAsync("pinned");
        await Expect(visit.Page.Locator($"[data-program='{inside}']")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByTestId("match-range")).ToHaveTextAsync(
            Percents.Range(answer.Number("summary.matchProbability.low"), answer.Number("summary.matchProbability.high")));
    }

    [Fact]
    public async Task What_is_known_and_unknown_of_a_program_is_one_tap_away()
    {
        await using var visit = await world.VisitAsync(Screen.Phone);
        var answer = await visit.OpenAsync();
        var id = answer.ProgramIds()[0];

        await visit.Page.Locator(".row-toggle").First.TapAsync();
        await visit.Page.GetByText("What we know (sources)").TapAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "FREIDA entry" })).ToHaveAttributeAsync(
            "href", $"https://freida.ama-assn.org/program/{id}");

        var facts = visit.Page.Locator(".facts");
        await Expect(facts).ToContainTextAsync(id);
        await Expect(facts).ToContainTextAsync("unknown:");
        await Expect(facts).ToContainTextAsync("Source:");
    }

    [Fact]
    public async Task That_applications_are_closed_stands_at_the_headline()
    {
        await using var visit = await world.VisitAsync(Screen.Phone);
        await visit.OpenAsync();

        await visit.GroupAsync("School and record");
        await visit.AnswerToAsync(() => visit.Page.GetByLabel("Graduation year").FillAsync("2026"));

        await Expect(visit.Page.Locator("headline-odds .warning.strong")).ToContainTextAsync("Applications for the 2026 Match are closed.");
    }

    [Fact]
    public async Task A_type_that_the_calibration_does_not_cover_is_warned_of_at_the_headline()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync();

        var answer = await visit.AnswerToAsync(() => visit.Page.GetByLabel("I’m applying as").SelectOptionAsync("us-img"));

        var warning = answer.At("warnings").EnumerateArray().Single(w => w.Text("code") == "uncalibrated-type");
        var shown = visit.Page.Locator(".headline .warning").First;
        await Expect(shown).ToContainTextAsync(warning.Text("text").Split(". ")[0]);
    }

    [Fact]
    public async Task The_share_without_a_first_year_is_shown_with_the_programs_against_it()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await visit.OpenAsync();
        var years = answer.At("pgy1").EnumerateArray().ToArray();

        await Expect(visit.Page.Locator(".headline-facts")).ToContainTextAsync($"and {years.Length} PGY-1 programs");
        await visit.Page.Locator(".headline-more summary").ClickAsync();
        await Expect(visit.Page.Locator(".headline-more")).ToContainTextAsync(
            $"without a PGY-1 year: {Percents.Whole(answer.Number("summary.withoutPgy1"))}");
        await visit.Page.Locator(".pgy1 > summary").ClickAsync();
        await visit.Page.Locator(".pgy1").GetByRole(AriaRole.Button, new() { Name = $"Show all {years.Length}" }).ClickAsync();
        await Expect(visit.Page.Locator(".pgy1-years li")).ToHaveCountAsync(years.Length);
        await Expect(visit.Page.Locator(".pgy1-years li").First).ToContainTextAsync(years[0].Text("name"));
        await Expect(visit.Page.Locator(".pgy1")).ToContainTextAsync(answer.Text("pgy1Ask.text"));
        await Expect(visit.Page.Locator(".pgy1-ask li")).ToContainTextAsync(
            answer.At("pgy1Ask.programs").EnumerateArray().Select(p => p.Text("name")));
    }
}
