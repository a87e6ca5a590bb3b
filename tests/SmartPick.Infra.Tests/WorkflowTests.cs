using System.Text.RegularExpressions;

namespace SmartPick.Infra.Tests;

public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows => new(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github", "workflows"), "*.yml").Select(file => Path.GetFileName(file)));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Actions_are_pinned_and_jobs_get_no_permission_they_do_not_name(string workflow)
    {
        var text = Repository.Read(".github", "workflows", workflow);

        Assert.Contains("\npermissions: {}\n", text, StringComparison.Ordinal);
        Assert.Equal(Uses().Count(text), Pinned().Count(text));
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\buses:")]
    private static partial Regex Uses();

    [GeneratedRegex(@"\buses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")]
    private static partial Regex Pinned();
}
