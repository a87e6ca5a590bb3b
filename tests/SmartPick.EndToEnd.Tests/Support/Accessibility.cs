using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>The checks of axe-core.</summary>
internal static class Accessibility
{
    private static readonly string[] NotBearable = ["serious", "critical"];

    public static async Task CheckAsync(IPage page) => Check(await page.RunAxe());

    public static async Task CheckAsync(ILocator part) => Check(await part.RunAxe());

    private static void Check(AxeResult result) => Assert.Empty(result.Violations
        .Where(violation => NotBearable.Contains(violation.Impact, StringComparer.Ordinal))
        .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Take(5).Select(node => node.Html))}"));
}
