using System.Text.Json;

namespace SmartPick.Infra.Tests;

[Collection(TemplateTests.Name)]
public sealed class RoleTests(CompiledTemplate template)
{
    [Fact]
    public void Roles_are_these_and_no_others()
    {
        var module = template.Root.At("resources.roles.properties.template");
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["monitoringMetricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
                ["storageBlobDataContributor"] = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
                ["storageBlobDataOwner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
                ["storageTableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
            },
            module.At("variables.roleIds").EnumerateObject().ToDictionary(role => role.Name, role => role.Value.GetString()));

        Assert.Equal(
            [
                "account: [parameters('appPrincipalId')] storageBlobDataOwner storageTableDataContributor",
                "container: [parameters('deployerPrincipalId')] storageBlobDataContributor",
                "telemetry: [parameters('appPrincipalId')] monitoringMetricsPublisher",
            ],
            template.All("Microsoft.Authorization/roleAssignments").Select(Describe).Order(StringComparer.Ordinal));

        string Describe(JsonElement assignment)
        {
            var role = assignment.Text("properties.roleDefinitionId");
            var named = role.Contains("copyIndex()", StringComparison.Ordinal)
                ? module.At("variables.appStorageRoleIds").GetRawText()
                : role;
            var roles = module.At("variables.roleIds").EnumerateObject().Select(r => r.Name).Where(
                name => named.Contains(name, StringComparison.Ordinal));
            return $"{Scope(assignment.Text("scope"))}: {assignment.Text("properties.principalId")} {string.Join(' ', roles)}";
        }
    }

    [Fact]
    public void Assignments_are_named_by_what_they_grant_so_that_a_second_deployment_finds_them() => Assert.All(
        template.All("Microsoft.Authorization/roleAssignments"),
        assignment => Assert.StartsWith("[guid(", assignment.Text("name"), StringComparison.Ordinal));

    private static string Scope(string scope) => scope switch
    {
        _ when scope.Contains("/containers", StringComparison.Ordinal) => "container",
        _ when scope.Contains("Microsoft.Storage/storageAccounts", StringComparison.Ordinal) => "account",
        _ when scope.Contains("Microsoft.Insights/components", StringComparison.Ordinal) => "telemetry",
        _ => scope,
    };
}
