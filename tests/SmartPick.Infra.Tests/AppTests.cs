using System.Text.RegularExpressions;
using SmartPick.Catalog.Storage;

namespace SmartPick.Infra.Tests;

[Collection(TemplateTests.Name)]
public sealed partial class AppTests(CompiledTemplate template)
{
    [Fact]
    public void It_runs_on_Flex_Consumption_in_the_isolated_worker_of_NET_10()
    {
        Assert.Equal("FC1", template.Only("Microsoft.Web/serverfarms").Text("sku.name"));
        Assert.Equal("dotnet-isolated", template.App.Text("properties.functionAppConfig.runtime.name"));
        Assert.Equal("10.0", template.App.Text("properties.functionAppConfig.runtime.version"));
    }

    [Fact]
    public void Its_instances_have_a_ceiling() =>
        Assert.Equal(
            "[parameters('maximumInstances')]", template.App.Text("properties.functionAppConfig.scaleAndConcurrency.maximumInstanceCount"));

    [Fact]
    public void The_containers_and_tables_that_the_code_names_are_there()
    {
        var containers =
            template.All("Microsoft.Storage/storageAccounts/blobServices/containers").Select(container => container.Text("name")).ToList();
        Assert.Equal(2, containers.Count);
        Assert.Contains(containers, name => name.Contains($"'{ProgramBlobs.Container}'", StringComparison.Ordinal));
        Assert.Contains(containers, name => name.Contains("'app-package'", StringComparison.Ordinal));
        Assert.Contains(
            "app-package", template.App.Text("properties.functionAppConfig.deployment.storage.value"), StringComparison.Ordinal);

        var named = TableNames().Matches(Repository.Sources("SmartPick.Catalog")).Select(match => match.Groups["name"].Value).Order(
            StringComparer.Ordinal);
        var made = template.All("Microsoft.Storage/storageAccounts/tableServices/tables")
            .Select(table => LastName().Match(table.Text("name")).Groups["name"].Value).Order(StringComparer.Ordinal);
        Assert.Equal(named, made);
    }

    [GeneratedRegex(@"GetTableClient\(""(?<name>\w+)""\)")]
    private static partial Regex TableNames();

    [GeneratedRegex(@"'(?<name>\w+)'\)\]$")]
    private static partial Regex LastName();
}
