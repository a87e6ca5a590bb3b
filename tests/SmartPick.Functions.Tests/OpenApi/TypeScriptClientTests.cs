using System.Text.Json;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.OpenApi;

/// <summary>
/// Public tools accept the served description, and the TypeScript they generate compiles under strict rules and calls the API.
/// </summary>
[Collection(SeededAppTests.Name)]
public sealed class TypeScriptClientTests(SeededApp app) : IAsyncLifetime
{
    private ClientFiles _files = null!;

    private string Address => app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public async Task InitializeAsync() => _files = await ClientFiles.CreateAsync(app.Client);

    public Task DisposeAsync()
    {
        _files.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public Task The_description_passes_the_recommended_rules_of_a_public_linter() =>
        NodeAsync(Package("@redocly/cli/bin/cli.js"), "lint", _files.Description, "--max-problems", "20");

    [Fact]
    public Task The_page_is_typed_by_the_description() => NodeAsync(Path.Combine(ClientFiles.Clients, "page-contract.js"), "--check");

    [Fact]
    public async Task A_client_of_openapi_typescript_type_checks_and_gets_answers()
    {
        await NodeAsync(Package("openapi-typescript/bin/cli.js"), _files.Description, "-o", Path.Combine(_files.Folder, "schema.ts"));

        var printed = JsonElement.Parse(await CompileAndRunAsync("typescript"));

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
        await NodeAsync(Package("orval/dist/bin/orval.mjs"), "--config", Path.Combine(ClientFiles.Clients, "orval.config.js"));

        await CompileAndRunAsync("zod");
    }

    private static string Package(string path) => Path.Combine(ClientFiles.Clients, "node_modules", path);

    private Task<string> NodeAsync(params string[] arguments) => _files.RunAsync("node", arguments);

    private async Task<string> CompileAndRunAsync(string program)
    {
        foreach (var file in (string[])[$"{program}.ts", "tsconfig.json", "package.json"])
        {
            File.Copy(Path.Combine(ClientFiles.Clients, file), Path.Combine(_files.Folder, file));
        }

        await NodeAsync(Package("typescript/bin/tsc"), "--project", _files.Folder);
        return await NodeAsync(Path.Combine(_files.Folder, $"{program}.js"), Address);
    }
}
