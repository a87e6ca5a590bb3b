using System.Diagnostics;
using System.Runtime.Versioning;

namespace SmartPick.Infra.Tests;

/// <summary>The deployment as far as it goes without Azure: what it asks of the tools, and in which order.</summary>
[Collection(TemplateTests.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class DeployTests : IDisposable
{
    private const string Azure = """
        case "$*" in
            "account show --query id"*) echo 11111111-1111-1111-1111-111111111111 ;;
            "ad signed-in-user show"*) echo 22222222-2222-2222-2222-222222222222 ;;
            rest*) echo 2026-03-01T00:00:00Z ;;
            "deployment sub create"*)
                echo '{"azurE_RESOURCE_GROUP": {"value": "group"}, "smartpicK_FUNCTION_APP": {"value": "app"}, "smartpicK_URL": {"value": "https://app"},'
                echo '"smartpicK_STORAGE_ACCOUNT": {"value": "account"}, "smartpicK_DATA_CONTAINER": {"value": "program-data"}}' ;;
        esac
        """;

    // Only the deployment's last part needs a package, and that part is the stand-in above.
    private const string Publish = """[[ "$1" != publish ]] || mkdir -p "${SMARTPICK_PACKAGE%.zip}"/.azurefunctions""";

    private static readonly string[] Steps =
    [
        "dotnet publish", "az deployment sub create", "az storage blob upload-batch", "az functionapp deployment source config-zip", "curl",
    ];

    private readonly FakeTools _tools = new();

    /// <summary>Not where the real package lies, which other tests may be using.</summary>
    private string Package => Path.Combine(_tools.Folder, "smartpick.zip");

    [Fact]
    public async Task Templates_data_and_program_go_up_in_this_order_and_the_address_is_asked_at_the_end()
    {
        _tools.Add("az", Azure);
        _tools.Add("dotnet", Publish);
        _tools.Add("curl", "");

        var (code, said) = await DeployAsync("dev");

        Assert.True(code == 0, said);
        Assert.EndsWith("SmartPick answers on https://app", said.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(
            Steps,
            _tools.Calls.Select(call => Steps.FirstOrDefault(step => call.StartsWith(step, StringComparison.Ordinal))).OfType<string>());
        Assert.Contains(_tools.Calls, call => call.Contains($"--name app --src {Package}", StringComparison.Ordinal));
        Assert.Equal("2026-03-01", CompiledTemplate.Parameters("dev").Text("budgetStartDate.value"));
    }

    /// <summary>The roles of a first deployment are granted by its own templates, and take minutes to count.</summary>
    [Theory]
    [InlineData("storage blob upload-batch")]
    [InlineData("functionapp deployment source config-zip")]
    public async Task What_a_role_granted_a_moment_ago_does_not_allow_yet_is_tried_again(string upload)
    {
        _tools.Add("az", $$"""
            {{Azure}}
            [[ "$*" != "{{upload}}"* || -f '{{_tools.Folder}}/refused' ]] || { touch '{{_tools.Folder}}/refused'; echo 403 >&2; exit 1; }
            """);
        _tools.Add("dotnet", Publish);
        _tools.Add("curl", "");
        _tools.Add("sleep", "");

        var (code, said) = await DeployAsync("dev");

        Assert.True(code == 0, said);
        Assert.Equal(2, _tools.Calls.Count(call => call.StartsWith($"az {upload}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_package_that_is_never_taken_fails_the_deployment_with_the_last_answer()
    {
        _tools.Add("az", Azure + """

            [[ "$*" != "functionapp deployment"* ]] || { echo "403 Forbidden" >&2; exit 1; }
            """);
        _tools.Add("dotnet", Publish);
        _tools.Add("sleep", "");

        var (code, said) = await DeployAsync("dev");

        Assert.Equal(1, code);
        Assert.Contains("403 Forbidden", said, StringComparison.Ordinal);
        Assert.EndsWith("The package could not be deployed: the last answer is above.", said.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_build_changes_nothing()
    {
        _tools.Add("az", Azure);
        _tools.Add("dotnet", """[[ "$1" != publish ]]""");

        var (code, said) = await DeployAsync("dev");

        Assert.Equal(1, code);
        Assert.Contains("There is no package", said, StringComparison.Ordinal);
        Assert.DoesNotContain(_tools.Calls, call => call.Contains("create", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "operator@example.org", "Say which environment: dev prod.")]
    [InlineData("dev", "", "Alerts need an address: set SMARTPICK_ALERT_EMAIL and try again.")]
    public async Task What_is_missing_is_told_in_one_sentence(string environment, string email, string sentence)
    {
        _tools.Add("az", Azure);

        var (code, said) = await DeployAsync(environment, email);

        Assert.Equal(1, code);
        Assert.Equal(sentence, said.Trim());
    }

    public void Dispose() => _tools.Dispose();

    private async Task<(int Code, string Said)> DeployAsync(string environment, string email = "operator@example.org")
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "infra", "deploy.sh"), [environment])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_tools.Folder}:{start.Environment["PATH"]}";
        start.Environment["SMARTPICK_ALERT_EMAIL"] = email;
        start.Environment["SMARTPICK_PACKAGE"] = Package;
        foreach (var name in (string[])["AZURE_PRINCIPAL_ID", "AZURE_LOCATION", "SMARTPICK_BUDGET_START"])
        {
            start.Environment.Remove(name);
        }

        using var deploy = Process.Start(start)!;
        var errors = deploy.StandardError.ReadToEndAsync();
        var said = await deploy.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
        await deploy.WaitForExitAsync();
        return (deploy.ExitCode, said + await errors);
    }
}
