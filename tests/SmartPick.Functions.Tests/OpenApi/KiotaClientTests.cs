using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.OpenApi;

/// <summary>Kiota makes a typed client of the description; it compiles and calls the API.</summary>
[Collection(SeededAppTests.Name)]
public sealed class KiotaClientTests(SeededApp app)
{
    [Fact]
    public async Task A_generated_client_gets_answers_and_problems()
    {
        using var files = await ClientFiles.CreateAsync(app.Client);
        var output = Path.Combine(files.Folder, "kiota");
        await files.RunAsync(
            "dotnet", "kiota", "generate", "--language", "csharp", "--openapi", files.Description, "--output", output, "--class-name", "SmartPickClient", "--namespace-name", "Generated");
        var program = Path.Combine(ClientFiles.Clients, "Kiota.cs");
        var client = CompiledClient.Compile(
            "KiotaClient",
            [.. Directory.EnumerateFiles(output, "*.cs", SearchOption.AllDirectories).Prepend(program).Select(File.ReadAllText)]);

        var run = client.GetType("Program")!.GetMethod("RunAsync")!;

        Assert.Equal("5 a True 404", await (Task<string>)run.Invoke(null, [app.Client])!);
    }
}
