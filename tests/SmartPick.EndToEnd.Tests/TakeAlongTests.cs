using System.Text;
using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SmartPick.EndToEnd.Tests;

/// <summary>The list and the profile leave the page and come back, and go nowhere else.</summary>
[Collection(Together.Name)]
public sealed class TakeAlongTests(World world)
{
    [Fact]
    public async Task An_edited_export_comes_back_as_pins_and_drops()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await visit.OpenAsync();
        var listed = answer.ProgramIds();
        var added = answer.At("notChosen")[0].Text("programId");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Export CSV" }).ClickAsync());
        var rows = (await File.ReadAllTextAsync(await download.PathAsync())).TrimEnd().Split("\r\n");
        Assert.Equal(listed, rows.Skip(1).Select(row => row.Split(',')[2]));

        var edited = string.Join("\r\n", rows.Where((_, i) => i != 1).Append($",,{added}"));
        answer = await visit.AnswerToAsync(() => visit.Page.GetByLabel("Edited CSV").SetInputFilesAsync(
            new FilePayload { Name = "edited.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(edited) }));

        await Expect(visit.Page.GetByText("Imported: 1 pin, 1 drop.")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator($"[data-program='{added}']")).ToContainTextAsync("pinned");
        await Expect(visit.Page.Locator($"[data-program='{listed[0]}']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_carries_the_profile_in_its_fragment_only()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.OpenAsync();
        var answer = await visit.AnswerToAsync(() => visit.Page.GetByLabel("Graduation year").FillAsync("2027"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();
        await Expect(visit.Page.GetByText("never sent to a server")).ToBeVisibleAsync();
        var link = await visit.Page.GetByLabel("Link with your profile").InputValueAsync();

        await using var friend = await world.VisitAsync(Screen.Desktop);
        var same = await friend.OpenAsync(link);

        Assert.StartsWith($"{world.Address.AbsoluteUri}#p=", link, StringComparison.Ordinal);
        Assert.Equal(answer.ProgramIds(), same.ProgramIds());
        await Expect(friend.Page.GetByLabel("Graduation year")).ToHaveValueAsync("2027");
        Assert.DoesNotContain(friend.Requests, request => request.PathAndQuery.Contains("p=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_profile_stays_on_the_device_only_while_the_visitor_asks_for_it()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync();
        await visit.AnswerToAsync(() => visit.Page.GetByLabel("Graduation year").FillAsync("2028"));
        Assert.Equal(0, await Stored(visit));

        await visit.Page.GetByLabel("Save on this device").CheckAsync();
        await visit.OpenAsync();
        await Expect(visit.Page.GetByLabel("Graduation year")).ToHaveValueAsync("2028");

        await visit.Page.GetByLabel("Save on this device").UncheckAsync();
        Assert.Equal(0, await Stored(visit));
    }

    private static Task<int> Stored(Visit visit) => visit.Page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length");
}
