using System.Text.Json;

namespace SmartPick.Worker.Tests;

/// <summary>What must be in the package, and what must not.</summary>
[Collection(WorkerTests.Name)]
public sealed class PackageTests(WorkerApp app)
{
    /// <summary>
    /// Of different versions, everything compiles and every invocation fails: Worker.OpenTelemetry calls members of Core that
    /// an older Worker.Grpc does not expect.
    /// </summary>
    [Fact]
    public void Worker_Core_and_Grpc_are_of_one_version()
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllBytes(InPackage("SmartPick.Functions.deps.json")));
        var versions = dependencies.RootElement.GetProperty("libraries").EnumerateObject()
            .Select(library => library.Name.Split('/'))
            .Where(name => name[0] is "Microsoft.Azure.Functions.Worker" or "Microsoft.Azure.Functions.Worker.Core" or "Microsoft.Azure.Functions.Worker.Grpc")
            .ToDictionary(name => name[0], name => name[1], StringComparer.Ordinal);

        Assert.Equal(3, versions.Count);
        Assert.Single(versions.Values.Distinct());
    }

    [Theory]
    [InlineData("host.json")]
    [InlineData("functions.metadata")]
    [InlineData("worker.config.json")]
    [InlineData("extensions.json")]
    [InlineData(".azurefunctions/function.deps.json")]
    [InlineData("wwwroot/index.html")]
    [InlineData("data/model/model.json")]
    [InlineData("data/seasons/2026.json")]
    public void The_host_and_the_app_find_their_files(string file) => Assert.True(File.Exists(InPackage(file)), file);

    [Theory]
    [InlineData("local.settings.json")]
    [InlineData("data/programs")]
    [InlineData("SmartPick.LocalRuntime.dll")]
    public void What_only_runs_locally_stays_out(string name) => Assert.False(Path.Exists(InPackage(name)), name);

    [Fact]
    public void The_metadata_name_the_functions_that_the_worker_serves()
    {
        using var metadata = JsonDocument.Parse(File.ReadAllBytes(InPackage("functions.metadata")));

        Assert.Equal(
            app.Host.Functions.Select(function => function.Name),
            metadata.RootElement.EnumerateArray().Select(function => function.GetProperty("name").GetString()!).Order(
                StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The host answers over HTTPS, and browsers then stay there.</summary>
    [Fact]
    public void Host_json_switches_strict_transport_security_on()
    {
        using var host = JsonDocument.Parse(File.ReadAllBytes(InPackage("host.json")));
        var hsts = host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("hsts");

        Assert.True(hsts.GetProperty("isEnabled").GetBoolean());
        Assert.InRange(
            TimeSpan.Parse(hsts.GetProperty("maxAge").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            TimeSpan.FromDays(180),
            TimeSpan.FromDays(730));
    }

    private string InPackage(string name) => Path.Combine(app.Package.Folder, name);
}
