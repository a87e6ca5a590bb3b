using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;
using SmartPick.Functions.Health;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.OpenApi;

/// <summary>The description as a document.</summary>
[Collection(SeededAppTests.Name)]
public sealed class DocumentTests(SeededApp app)
{
    private const string Update = "UPDATE_SNAPSHOTS";

    [Fact]
    public async Task It_is_OpenAPI_3_1_without_a_fault()
    {
        var text = await app.Client.GetStringAsync(Api.At("/api/openapi.json"));

        var read = OpenApiDocument.Parse(text, OpenApiConstants.Json);

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public async Task It_describes_every_address_and_no_other()
    {
        var triggers =
            from type in typeof(HealthFunctions).Assembly.GetExportedTypes()
            from method in type.GetMethods()
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
            where trigger is not null && !trigger.Route!.Contains('*', StringComparison.Ordinal)
            select (Path: "/" + trigger.Route, NeedsKey: trigger.AuthLevel != AuthorizationLevel.Anonymous);

        var described = (await Described.ByAsync(app.Client)).Operations.Select(
            o => (o.Path, NeedsKey: o.Operation["security"] is not null));

        Assert.Equal(triggers.Order(), described.Order());
    }

    [Fact]
    public async Task Every_described_method_is_allowed()
    {
        foreach (var (method, path, _) in (await Described.ByAsync(app.Client)).Operations)
        {
            using var request = Api.Request(HttpMethod.Patch, path.Replace("{programId}", "4160100001", StringComparison.Ordinal));
            request.Headers.Add("x-functions-key", FunctionApp.Key);
            using var response = await app.Client.SendAsync(request);

            Assert.Contains(method.ToUpperInvariant(), response.Content.Headers.Allow);
        }
    }

    /// <summary>A change of the description is a change of what others build on: it is made in sight.</summary>
    [Fact]
    public async Task It_is_the_one_that_was_agreed_on()
    {
        var served = await app.Client.GetStringAsync(Api.At("/api/openapi.json"));
        var file = Path.GetFullPath(Path.Combine(SourceFolder(), "../../../docs/openapi.json"));
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(file, served + "\n");
        }

        Assert.True(
            served + "\n" == await File.ReadAllTextAsync(file),
            $"The API's description differs from docs/openapi.json. If that is intended, run ./dev contract and commit the result.");
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
