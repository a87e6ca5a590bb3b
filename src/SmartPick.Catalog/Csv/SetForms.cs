using System.Text.RegularExpressions;

namespace SmartPick.Catalog.Csv;

/// <summary>How people write a set of codes: <c>J-1; H-1B</c>, <c>C/A</c>, <c>j1 and h1b</c>.</summary>
internal static partial class SetForms
{
    public static IEnumerable<string> Of<T>(string text, string? none, Code<T>[] codes)
    {
        var found = new SortedSet<int>();
        var parts = Separators().Split(text).Where(part => part.Any(char.IsLetterOrDigit)).ToArray();
        if (none is not null && parts is [var only] && new Code<bool>(none, true).IsMeantBy(only))
        {
            return [none];
        }

        foreach (var part in parts)
        {
            var code = Array.FindIndex(codes, c => c.IsMeantBy(part));
            if (code < 0)
            {
                return [];
            }

            found.Add(code);
        }

        return found.Count == 0 ? [] : [string.Join(';', found.Select(i => codes[i].Text))];
    }

    [GeneratedRegex(@"[;,/|+&]|\band\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
