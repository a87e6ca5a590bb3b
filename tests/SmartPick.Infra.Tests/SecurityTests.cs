using System.Text.RegularExpressions;

namespace SmartPick.Infra.Tests;

[Collection(TemplateTests.Name)]
public sealed partial class SecurityTests(CompiledTemplate template)
{
    [Fact]
    public void No_key_is_read_and_none_leaves()
    {
        Assert.DoesNotMatch(KeyFunctions(), template.Text);
        Assert.Equal(
            ["AZURE_RESOURCE_GROUP", "SMARTPICK_DATA_CONTAINER", "SMARTPICK_FUNCTION_APP", "SMARTPICK_STORAGE_ACCOUNT", "SMARTPICK_URL"],
            template.Root.At("outputs").EnumerateObject().Select(output => output.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Storage_takes_identities_only_and_shows_nothing_to_the_public()
    {
        var properties = template.Only("Microsoft.Storage/storageAccounts").At("properties");

        Assert.False(properties.At("allowSharedKeyAccess").GetBoolean());
        Assert.False(properties.At("allowBlobPublicAccess").GetBoolean());
        Assert.True(properties.At("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", properties.Text("minimumTlsVersion"));
        Assert.All(template.All("Microsoft.Storage/storageAccounts/blobServices/containers"), container =>
            Assert.False(container.TryGetProperty("properties", out _), "The default of a container is private; nothing may change it."));
    }

    [Fact]
    public void The_app_talks_over_current_TLS_only()
    {
        var properties = template.App.At("properties");

        Assert.True(properties.At("httpsOnly").GetBoolean());
        Assert.Equal("1.2", properties.Text("siteConfig.minTlsVersion"));
        Assert.Equal("1.2", properties.Text("siteConfig.scmMinTlsVersion"));
        Assert.Equal("Disabled", properties.Text("siteConfig.ftpsState"));
    }

    [Fact]
    public void Nobody_deploys_with_a_password()
    {
        var policies = template.All("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();

        Assert.Equal(2, policies.Count);
        Assert.All(policies, policy => Assert.False(policy.At("properties.allow").GetBoolean()));
    }

    [Fact]
    public void The_app_fetches_its_package_with_its_own_identity()
    {
        Assert.Equal("UserAssigned", template.App.Text("identity.type"));
        Assert.Equal("UserAssignedIdentity", template.App.Text("properties.functionAppConfig.deployment.storage.authentication.type"));
    }

    [Fact]
    public void Any_page_may_call_but_not_with_credentials()
    {
        var cors = template.App.At("properties.siteConfig.cors");

        Assert.Equal("*", Assert.Single(cors.At("allowedOrigins").EnumerateArray()).GetString());
        Assert.False(cors.At("supportCredentials").GetBoolean());
    }

    [Fact]
    public void Telemetry_is_taken_from_identities_only()
    {
        Assert.True(template.Only("Microsoft.Insights/components").At("properties.DisableLocalAuth").GetBoolean());
        Assert.True(template.Only("Microsoft.OperationalInsights/workspaces").At("properties.features.disableLocalAuth").GetBoolean());
    }

    [Fact]
    public void No_parameter_is_a_secret() => Assert.All(
        template.Root.At("parameters").EnumerateObject(),
        parameter => Assert.DoesNotContain("secure", parameter.Value.Text("type"), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"listKeys|listAccountSas|listServiceSas|listSecrets|listConnectionStrings|AccountKey|InstrumentationKey|SharedAccess|publishingPassword", RegexOptions.IgnoreCase)]
    private static partial Regex KeyFunctions();
}
