using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SmartPick.EndToEnd.Tests;

/// <summary>What a first-time visitor meets: how soon there is a list to believe, for how few taps and words.</summary>
[Collection(Together.Name)]
public sealed class FirstMinuteTests(World world)
{
    private const int MostTaps = 12;
    private const int MostWords = 600;

    /// <summary>Seconds for a tap and a key, as people need on a phone, generously.</summary>
    private const double Tap = 3;
    private const double Key = 0.5;
    private const double WordsPerSecond = 4;
    private const double MostSeconds = 90;

    public static TheoryData<Screen, string, string, string, string> Visitors => new()
    {
        { Screen.Phone, "us-md-senior", "Interventional", "Step 2 CK score", "255" },
        { Screen.Phone, "us-do-senior", "Diagnostic", "COMLEX Level 2-CE", "620" },
        { Screen.Phone, "non-us-img", "Diagnostic", "Step 2 CK score", "250" },
        { Screen.Phone, "non-us-img", "Internal Medicine", "Step 2 CK score", "245" },
        { Screen.Desktop, "non-us-img", "Internal Medicine", "Step 2 CK score", "245" },
        { Screen.Desktop, "us-md-senior", "Interventional", "Step 2 CK score", "255" },
    };

    [Theory]
    [MemberData(nameof(Visitors))]
    public async Task A_first_time_visitor_gets_a_believable_list_in_few_taps(
        Screen screen, string type, string specialty, string exam, string score)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(score);
        await using var visit = await world.VisitAsync(screen);
        await visit.OpenAsync();
        await visit.Page.EvaluateAsync(
            """
            () => {
              window.taps = 0;
              addEventListener('click', (e) => { window.taps += e.isTrusted && e.detail > 0 ? 1 : 0; }, true);
            }
            """);
        var words = await visit.Page.EvaluateAsync<int>(
            "() => `${document.querySelector('.masthead').innerText} ${document.querySelector('profile-form').innerText}`.split(/\\s+/).length");

        // A list that the system opens costs two taps.
        var taps = 0;
        if (type != "us-md-senior")
        {
            await visit.AnswerToAsync(() => visit.Page.GetByLabel("I’m applying as").SelectOptionAsync(type));
            taps += 2;
        }

        await visit.AnswerToAsync(() => ChooseAsync(visit, "Specialty", specialty[..4], specialty));
        await ActAsync(screen, visit.Page.GetByLabel(exam, new() { Exact = true }));
        await visit.AnswerToAsync(() => visit.Page.Keyboard.TypeAsync(score));
        await visit.AnswerToAsync(() => ChooseAsync(visit, "States where you have ties", "Mich", "Michigan"));
        await ActAsync(screen, visit.Page.Locator(".bar a").Filter(new() { HasText = "List" }));
        taps += await visit.Page.EvaluateAsync<int>("() => window.taps");

        await Expect(visit.Page.GetByTestId("match-probability")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("tr.program").First).ToBeInViewportAsync();
        Assert.InRange(taps, 4, MostTaps);
        Assert.InRange((taps * Tap) + ((score.Length + 8) * Key) + (words / WordsPerSecond), 1, MostSeconds);
    }

    [Fact]
    public async Task On_a_phone_the_first_program_is_on_the_second_screen_and_few_words_stand_before_anything_is_opened()
    {
        await using var visit = await world.VisitAsync(Screen.Phone);
        await visit.OpenAsync();

        var bottom = await visit.Page.Locator("tr.program").First.EvaluateAsync<double>("e => e.getBoundingClientRect().bottom + scrollY");
        var bar = await visit.Page.Locator(".bar").EvaluateAsync<double>("e => e.getBoundingClientRect().height");
        var words = await visit.Page.EvaluateAsync<int>("() => document.body.innerText.split(/\\s+/).filter(Boolean).length");

        Assert.InRange(bottom + bar, Screen.Phone.Height, 2 * Screen.Phone.Height);
        Assert.InRange(words, 100, MostWords);
    }

    [Fact]
    public async Task Before_a_score_there_is_a_range_and_after_it_a_number()
    {
        await using var visit = await world.VisitAsync(Screen.Phone);
        var before = await visit.OpenAsync();
        var range = Percents.Range(before.Number("summary.matchProbability.low"), before.Number("summary.matchProbability.high"));
        await Expect(visit.Page.GetByTestId("match-range")).ToHaveTextAsync(range);
        await Expect(visit.Page.Locator(".bar-odds b")).ToHaveTextAsync(range);
        await Expect(visit.Page.GetByTestId("match-probability")).ToHaveCountAsync(0);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).TapAsync();
        await Expect(visit.Page.GetByLabel("Step 2 CK score")).ToBeFocusedAsync();
        var after = await visit.AnswerToAsync(() => visit.Page.Keyboard.TypeAsync("247"));

        await Expect(visit.Page.GetByTestId("match-probability")).ToHaveTextAsync(
            Percents.Whole(after.Number("summary.matchProbability.p")));
    }

    [Theory]
    [InlineData("MD, 255, IR and DR")]
    [InlineData("DO with COMLEX, DR")]
    [InlineData("IMG on a visa")]
    public async Task An_example_is_one_tap_and_can_be_undone(string example)
    {
        await using var visit = await world.VisitAsync(Screen.Phone);
        var own = await visit.OpenAsync();

        await visit.AnswerToAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = example }).TapAsync());
        await Expect(visit.Page.GetByTestId("match-probability")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".trial")).ToContainTextAsync(example);

        var back = await visit.AnswerToAsync(() => visit.Page.Locator(".trial").GetByRole(AriaRole.Button).TapAsync());
        Assert.Equal(own.ProgramIds(), back.ProgramIds());
    }

    [Fact]
    public async Task The_next_most_useful_question_is_asked_one_at_a_time()
    {
        await using var visit = await world.VisitAsync(Screen.Phone);
        await visit.OpenAsync();
        await visit.AnswerToAsync(() => visit.Page.GetByLabel("Step 2 CK score").FillAsync("247"));
        var box = visit.Page.Locator("sharpen-box");
        var before = await ShareAsync(box);
        await Expect(box.GetByRole(AriaRole.Heading)).ToHaveCountAsync(1);
        await Expect(box).ToContainTextAsync("Did you pass every exam the first time?");

        var request = await visit.Page.RunAndWaitForRequestAsync(
            () => box.GetByRole(AriaRole.Button, new() { Name = "Yes" }).TapAsync(), r => r.Url.EndsWith(
                Visit.Recommendations, StringComparison.Ordinal));
        Assert.Equal(1, request.PostDataJSON()!.Value.Number("applicant.step1.attempts"));
        Assert.Equal(1, request.PostDataJSON()!.Value.Number("applicant.step2ck.attempts"));
        Assert.True(await ShareAsync(box) > before);
        await Expect(box).ToContainTextAsync("How much research have you done?");
        await box.GetByRole(AriaRole.Button, new() { Name = "Skip" }).TapAsync();
        await Expect(box).Not.ToContainTextAsync("research");
    }

    [Fact]
    public async Task A_medical_school_is_found_by_what_people_call_it()
    {
        await using var visit = await world.VisitAsync(Screen.Phone);
        await visit.OpenAsync();
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Medical school" }).TapAsync();
        await visit.Page.Keyboard.TypeAsync("wayne");

        var request = await visit.Page.RunAndWaitForRequestAsync(
            () => visit.Page.GetByRole(AriaRole.Option, new() { Name = "Wayne State" }).First.TapAsync(),
            r => r.Url.EndsWith(Visit.Recommendations, StringComparison.Ordinal));

        Assert.Equal("wayne-state", request.PostDataJSON()!.Value.Text("applicant.medicalSchool"));
        await Expect(visit.Page.Locator(".picked")).ToContainTextAsync("Wayne State");
        await visit.AnswerToAsync(() => visit.Page.ReloadAsync());
        await Expect(visit.Page.Locator(".picked")).ToContainTextAsync("Wayne State");
    }

    private static async Task<int> ShareAsync(ILocator box) => int.Parse(
        await box.Locator("progress").EvaluateAsync<string>("e => String(e.value)"), System.Globalization.CultureInfo.InvariantCulture);

    private static Task ActAsync(Screen screen, ILocator on) => screen.Touch ? on.TapAsync() : on.ClickAsync();

    private static async Task ChooseAsync(Visit visit, string field, string typed, string option)
    {
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = field }).ClickAsync();
        await visit.Page.Keyboard.TypeAsync(typed);
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = option }).First.ClickAsync();
    }
}
