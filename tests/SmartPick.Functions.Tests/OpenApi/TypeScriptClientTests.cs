using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.OpenApi;

/// <summary>Public tools take the served description without an error, and the clients they generate compile under strict rules and call the API.</summary>
[Collection(SeededAppTests.Name)]
public sealed class TypeScriptClientTests(SeededApp app) : IAsyncLifetime
{
    private static readonly string Clients = typeof(TypeScriptClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "ClientsDirectory").Value!;

    /// <summary>Inside the clients' folder, where their packages are found.</summary>
    private readonly string _work = Path.Combine(Clients, "node_modules", ".work", Guid.NewGuid().ToString("N"));

    private string Description => Path.Combine(_work, "openapi.json");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_work);
        await File.WriteAllTextAsync(Description, await app.Client.GetStringAsync(Api.At("/api/openapi.json")));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_work, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public Task The_description_passes_the_recommended_rules_of_a_public_linter() =>
        RunAsync("@redocly/cli/bin/cli.js", "lint", Description, "--max-problems", "20");

    [Fact]
    public Task The_page_is_typed_by_the_description() => RunScriptAsync(Path.Combine(Clients, "page-contract.js"), "--check");

    [Fact]
    public async Task A_client_of_openapi_typescript_type_checks_and_gets_answers()
    {
        await RunAsync("openapi-typescript/bin/cli.js", Description, "-o", Path.Combine(_work, "schema.ts"));
        await CompileAsync("typescript.ts");

        var printed = JsonElement.Parse(await RunScriptAsync(Path.Combine(_work, "typescript.js"), Address));

        var expected = await app.RecommendAsync(Requests.TypeAlone().With("limits", "{}"));
        Assert.Equal(expected.Summary.MatchProbability.P, printed.GetProperty("probability").GetDouble());
        Assert.Equal(["a"], printed.GetProperty("portfolio").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(2, printed.GetProperty("found").GetInt32());
        Assert.Equal("MI", printed.GetProperty("state").GetString());
        Assert.Equal(404, printed.GetProperty("missing").GetInt32());
    }

    [Fact]
    public async Task Schemas_of_orval_and_zod_accept_real_answers()
    {
        await RunAsync("orval/dist/bin/orval.mjs", "--config", Path.Combine(Clients, "orval.config.js"));
        await CompileAsync("zod.ts");

        await RunScriptAsync(Path.Combine(_work, "zod.js"), Address);
    }

    private string Address => app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    private async Task CompileAsync(string program)
    {
        File.Copy(Path.Combine(Clients, program), Path.Combine(_work, program));
        File.Copy(Path.Combine(Clients, "tsconfig.json"), Path.Combine(_work, "tsconfig.json"));
        await File.WriteAllTextAsync(Path.Combine(_work, "package.json"), """{"type": "module"}""");
        await RunAsync("typescript/bin/tsc", "--project", _work);
    }

    private Task<string> RunAsync(string tool, params string[] arguments) => RunScriptAsync(Path.Combine(Clients, "node_modules", tool), arguments);

    /// <summary>Runs a script with Node and gives what it prints; fails with all that it says when it does not end well.</summary>
    private async Task<string> RunScriptAsync(string script, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Clients,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["API"] = Description, ["OUTPUT"] = _work, ["REDOCLY_TELEMETRY"] = "off", ["CI"] = "1" },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(script)} ended with {process.ExitCode}:\n{await output}\n{await errors}");
        return await output;
    }
}
