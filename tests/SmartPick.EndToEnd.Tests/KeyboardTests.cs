using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SmartPick.EndToEnd.Tests;

/// <summary>A full visit by keyboard alone: the mouse is never touched.</summary>
[Collection(Together.Name)]
public sealed class KeyboardTests(World world)
{
    [Fact]
    public async Task A_visitor_with_only_a_keyboard_gets_from_an_empty_profile_to_an_edited_list()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync();
        var page = visit.Page;
        var keys = page.Keyboard;

        await visit.TabToAsync(page.GetByLabel("I’m applying as"));
        await visit.AnswerToAsync(() => keys.TypeAsync("US DO senior"));
        await visit.TabToAsync(page.GetByLabel("Graduation year"));
        await visit.AnswerToAsync(() => keys.TypeAsync("2027"));
        await visit.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Next: scores" }));
        await keys.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Scores and record" })).ToBeFocusedAsync();
        await visit.TabToAsync(page.GetByLabel("Step 2 CK"));
        await keys.TypeAsync("999");
        await Expect(page.GetByText("Must be from 1 to 300.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Step 2 CK")).ToHaveAttributeAsync("aria-invalid", "true");
        await keys.PressAsync("Control+A");
        await visit.AnswerToAsync(() => keys.TypeAsync("248"));
        await visit.TabToAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = "Medicine", Exact = true }));
        await visit.AnswerToAsync(() => keys.PressAsync("Space"));
        await visit.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Add a rotation" }));
        await visit.AnswerToAsync(() => keys.PressAsync("Enter"));
        await visit.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Next: where" }));
        await keys.PressAsync("Enter");

        await visit.TabToAsync(page.Locator("summary").Filter(new() { HasText = "States you prefer" }));
        await keys.PressAsync("Enter");
        await visit.TabToAsync(page.Locator("details[open]").GetByRole(AriaRole.Checkbox, new() { Name = "MI" }));
        var answer = await visit.AnswerToAsync(() => keys.PressAsync("Space"));
        await visit.TabToAsync(page.GetByRole(AriaRole.Link, new() { Name = "See results" }));
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#answer")).ToBeFocusedAsync();

        await visit.TabToAsync(page.GetByLabel("Maximum applications"));
        answer = await visit.AnswerToAsync(() => keys.PressAsync("ArrowLeft"));
        await visit.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Interview" }));
        await keys.PressAsync("Enter");
        await Expect(page.Locator("th.col-interview")).ToHaveAttributeAsync("aria-sort", "descending");
        var first = page.Locator("tr.program").First;
        await visit.TabToAsync(first.GetByRole(AriaRole.Button, new() { Name = "Why" }));
        await keys.PressAsync("Enter");
        await Expect(page.GetByText("What affects your interview odds")).ToBeVisibleAsync();
        await visit.TabToAsync(page.Locator("tr.program").Nth(1).GetByRole(AriaRole.Button, new() { Name = "Pin" }));
        var edited = await visit.AnswerToAsync(() => keys.PressAsync("Enter"));
        Assert.Equal(answer.ProgramIds().Count, edited.ProgramIds().Count);
        await Expect(page.Locator(".edits")).ToContainTextAsync("Pinned");
        await visit.TabToAsync(page.Locator(".not-chosen summary"));
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".not-chosen li").First).ToBeVisibleAsync();
    }
}
