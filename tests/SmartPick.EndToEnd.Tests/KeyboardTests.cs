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

        await visit.TabToAsync(page.GetByRole(AriaRole.Combobox, new() { Name = "Specialty" }));
        await keys.TypeAsync("diag");
        await visit.AnswerToAsync(() => keys.PressAsync("Enter"));
        await visit.TabToAsync(page.GetByLabel("I’m applying as"));
        await visit.AnswerToAsync(() => keys.TypeAsync("US DO senior"));
        await visit.TabToAsync(page.GetByLabel("Step 2 CK score"));
        await keys.TypeAsync("999");
        await Expect(page.GetByText("Must be from 1 to 300.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Step 2 CK score")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator(".bar-odds")).ToContainTextAsync("Out of date");
        await keys.PressAsync("Control+A");
        await visit.AnswerToAsync(() => keys.TypeAsync("248"));
        await visit.TabToAsync(page.GetByRole(AriaRole.Combobox, new() { Name = "States where you have ties" }));
        await keys.TypeAsync("mi");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowUp");
        await visit.AnswerToAsync(() => keys.PressAsync("Enter"));
        await Expect(page.Locator(".picked").Filter(new() { HasText = "Michigan" })).ToHaveCountAsync(1);

        await visit.TabToAsync(page.Locator(".more-questions > summary"));
        await keys.PressAsync("Enter");
        await visit.TabToAsync(page.Locator(".group > summary").Filter(new() { HasText = "School and record" }));
        await keys.PressAsync("Enter");
        await visit.TabToAsync(page.GetByLabel("Graduation year"));
        await visit.AnswerToAsync(() => keys.TypeAsync("2027"));
        await visit.TabToAsync(page.Locator("profile-form").GetByRole(AriaRole.Checkbox, new() { Name = "Medicine", Exact = true }));
        await visit.AnswerToAsync(() => keys.PressAsync("Space"));
        await visit.TabToAsync(page.Locator(".group > summary").Filter(new() { HasText = "letters, rotations" }));
        await keys.PressAsync("Enter");
        await visit.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Add a rotation" }));
        await visit.AnswerToAsync(() => keys.PressAsync("Enter"));

        await visit.TabToAsync(page.Locator(".list-filter > summary"));
        await keys.PressAsync("Enter");
        await visit.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Interview" }));
        await keys.PressAsync("Enter");
        await Expect(page.Locator("th.col-interview")).ToHaveAttributeAsync("aria-sort", "descending");
        await visit.TabToAsync(page.Locator(".row-toggle").First);
        await keys.PressAsync("Enter");
        await Expect(page.GetByText("What affects your interview odds")).ToBeVisibleAsync();
        await visit.TabToAsync(page.Locator(".why-row").First.GetByRole(AriaRole.Button, new() { Name = "Pin" }));
        await visit.AnswerToAsync(() => keys.PressAsync("Enter"));
        await Expect(page.Locator(".edits")).ToContainTextAsync("Pinned");
        await visit.TabToAsync(page.Locator(".not-chosen summary"));
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".not-chosen li").First).ToBeVisibleAsync();
        await visit.TabToAsync(page.Locator(".limits-fold > summary"));
        await keys.PressAsync("Enter");
        await visit.TabToAsync(page.GetByLabel("Maximum applications"));
        await visit.AnswerToAsync(() => keys.PressAsync("ArrowLeft"));
        await visit.TabToAsync(page.Locator(".bar a").Filter(new() { HasText = "Profile" }));
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#profile")).ToBeFocusedAsync();
    }
}
