using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SmartPick.Functions.Tests.Documents;

/// <summary><c>docs/security.md</c> names the tests that show what it says.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));
    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "docs", "security.md"));

    [Fact]
    public void Every_test_that_it_names_is_there()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);

        var named = TestNames().Matches(Text).Select(m => m.Value).Distinct().ToArray();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [Fact]
    public void It_answers_all_ten_points_each_with_a_test()
    {
        var points = Text.Split('\n').Where(line => PointRow().IsMatch(line)).ToArray();

        Assert.Equal(10, points.Length);
        Assert.All(points, point => Assert.Contains("Tests", point.Split('|')[^2], StringComparison.Ordinal));
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"(?<=[.: `])[A-Z]\w+Tests(?=`)")]
    private static partial Regex TestNames();

    [GeneratedRegex(@"^\| API\d+ \|")]
    private static partial Regex PointRow();
}
