using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;

namespace SmartPick.EndToEnd.Tests;

/// <summary>The page about the API: everything comes from here, under a strict policy, and it works.</summary>
[Collection(Together.Name)]
public sealed partial class DocsTests(World world)
{
    [Fact]
    public async Task An_example_of_the_page_is_sent_and_answered()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.Page.GotoAsync("/api/docs");
        var operation = visit.Page.Locator("#operations-Advice-solvePortfolio");

        await operation.Locator(".opblock-summary-control").ClickAsync();
        await operation.Locator(".execute").ClickAsync();

        await Assertions.Expect(operation.Locator(".live-responses-table tr.response .response-col_status").First)
            .ToContainTextAsync("200");
        await Assertions.Expect(operation.Locator(".live-responses-table .microlight").First).ToContainTextAsync("certificate");
        await visit.PictureAsync("api-docs");
    }

    [Fact]
    public async Task Every_operation_is_there()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.Page.GotoAsync("/api/docs");
        await visit.Page.Locator(".opblock").First.WaitForAsync();

        var paths = await visit.Page.Locator(".opblock-summary-path").AllInnerTextsAsync();

        Assert.Contains(paths, path => ZeroWidth().Replace(path, "") == "/api/v1/recommendations");
    }

    [GeneratedRegex(@"\u200B")]
    private static partial Regex ZeroWidth();
}
