using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>The checks of axe-core.</summary>
internal static class Accessibility
{
    private static readonly string[] NotBearable = ["serious", "critical"];

    public static async Task CheckAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(result.Violations
            .Where(violation => NotBearable.Contains(violation.Impact, StringComparer.Ordinal))
            .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Take(5).Select(node => node.Html))}"));
    }
}
