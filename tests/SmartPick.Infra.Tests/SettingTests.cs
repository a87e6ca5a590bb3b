using System.Text.RegularExpressions;

namespace SmartPick.Infra.Tests;

/// <summary>Every setting that the code reads is set on Azure and documented, and every setting there is read by someone.</summary>
[Collection(TemplateTests.Name)]
public sealed partial class SettingTests(CompiledTemplate template)
{
    private static readonly HashSet<string> OnlyLocal =
    [
        // On Azure the deployment uploads the program files, and nobody watches a console.
        "SmartPick__SeedDirectory",
        "SmartPick__Telemetry__Console",
    ];

    private static readonly HashSet<string> OnlyForTheHost =
    [
        // The host's own welcome page would stand where SmartPick's is.
        "AzureWebJobsDisableHomepage",
    ];

    [Fact]
    public void Settings_of_code_and_template_agree()
    {
        var set = template.App.At("properties.siteConfig.appSettings").EnumerateArray().Select(setting => setting.Text("name"))
            .Except(OnlyForTheHost);
        var read = ReadByCode().Except(OnlyLocal);

        Assert.Equal(read.Order(StringComparer.Ordinal), set.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Settings_of_code_and_documentation_agree()
    {
        var documented = DocumentedNames().Matches(Repository.Read("docs", "operations.md")).Select(match => match.Value).Distinct();
        var read = ReadByCode().Concat(OnlyForTheHost);

        Assert.Equal(read.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    /// <summary>What these tests look for in the sources is a setting's whole name.</summary>
    [Fact]
    public void Settings_are_read_by_their_whole_names() =>
        Assert.Equal(["Setting"], Sections().Matches(Code()).Select(match => match.Groups["name"].Value));

    [Fact]
    public void What_only_runs_locally_is_not_set() =>
        Assert.All(OnlyLocal, name => Assert.DoesNotContain($"\"{name}\"", template.Text, StringComparison.Ordinal));

    private static IEnumerable<string> ReadByCode()
    {
        var named = SettingNames().Matches(Code()).Select(match => match.Groups["name"].Value.Replace(":", "__", StringComparison.Ordinal));
        var storage = StorageParts().Matches(Repository.Read("src", "SmartPick.Catalog", "Storage", "StorageAccount.cs"))
            .Select(match => $"AzureWebJobsStorage__{match.Groups["part"].Value}");
        return named.Concat(storage).Distinct();
    }

    private static string Code() => Repository.Sources("SmartPick.Functions") + Repository.Sources("SmartPick.Catalog");

    [GeneratedRegex(@"(?<=`)(SmartPick__\w+|SMARTPICK_REFRESH_\w+|APPLICATIONINSIGHTS_\w+|AzureWebJobs\w+__\w+|AzureWebJobsDisable\w+)(?=`)")]
    private static partial Regex DocumentedNames();

    [GeneratedRegex(@"(?<!Features)\.(GetSection|Bind|Get<\w+>)\((?<name>.*?)\)")]
    private static partial Regex Sections();

    [GeneratedRegex(@"""%?(?<name>SmartPick(:\w+)+|SMARTPICK_\w+|APPLICATIONINSIGHTS_\w+)%?""")]
    private static partial Regex SettingNames();

    [GeneratedRegex(@"section(\[|, )""(?<part>\w+)""")]
    private static partial Regex StorageParts();
}
