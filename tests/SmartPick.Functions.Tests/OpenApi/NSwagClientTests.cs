using System.Collections;
using System.Reflection;
using Newtonsoft.Json;
using NSwag.CodeGeneration.CSharp;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.OpenApi;

/// <summary>NSwag makes a typed client of the description; it compiles and calls the API.</summary>
[Collection(SeededAppTests.Name)]
public sealed class NSwagClientTests(SeededApp app)
{
    private const string Namespace = "Generated";

    [Fact]
    public async Task A_generated_client_gets_what_the_API_answers()
    {
        var client = new GeneratedClient(await CompileAsync(), app.Client);

        var recommended = await client.CallAsync("RecommendAsync", Requests.Average.ToJsonString());
        var expected = await app.RecommendAsync(Requests.Average);
        Assert.Equal(expected.Ids, Each(recommended, "Programs").Select(p => Get(p, "ProgramId")));
        Assert.Equal(expected.Summary.MatchProbability.P, Get(Get(Get(recommended, "Summary"), "MatchProbability"), "P"));

        var solved = await client.CallAsync("SolvePortfolioAsync", """{"programs": [{"id": "a", "value": 1, "odds": 0.25}], "correlation": 0}""");
        Assert.Equal(["a"], Each(solved, "Portfolio").Select(p => Get(p, "Id")));
        Assert.Equal(0.25, (double)Get(solved, "MatchProbability"), 9);

        var program = await client.CallAsync("GetProgramAsync", "\"4160100001\"");
        Assert.Equal("4160100001", Get(program, "ProgramId"));
    }

    [Fact]
    public async Task A_generated_client_gets_problems_as_such()
    {
        var client = new GeneratedClient(await CompileAsync(), app.Client);

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => client.CallAsync("GetProgramAsync", "\"0\""));

        Assert.Equal(404, Get(Get(thrown, "Result"), "Status"));
    }

    private async Task<Assembly> CompileAsync()
    {
        var document = await NSwag.OpenApiDocument.FromJsonAsync(await app.Client.GetStringAsync(Api.At("/api/openapi.json")));
        var code = new CSharpClientGenerator(document, new CSharpClientGeneratorSettings
        {
            ClassName = "SmartPickClient",
            UseBaseUrl = false,
            CSharpGeneratorSettings = { Namespace = Namespace, GenerateNullableReferenceTypes = true },
        }).GenerateFile();
        return CompiledClient.Compile(Namespace, code);
    }

    private static object Get(object from, string name) => from.GetType().GetProperty(name)!.GetValue(from)!;

    private static IEnumerable<object> Each(object from, string name) => ((IEnumerable)Get(from, name)).Cast<object>();

    /// <summary>Calls a client whose types are known only now.</summary>
    private sealed class GeneratedClient(Assembly assembly, HttpClient http)
    {
        private readonly object _client = Activator.CreateInstance(assembly.GetType($"{Namespace}.SmartPickClient")!, http)!;

        /// <summary>Calls a method; its parameter that is no token is read from JSON, others that may be left out are.</summary>
        public async Task<object> CallAsync(string name, string argument)
        {
            var method = _client.GetType().GetMethods().First(
                m => m.Name == name && m.GetParameters().All(p => p.ParameterType != typeof(CancellationToken)));
            var arguments = method.GetParameters().Select(p => Takes(p.ParameterType, argument)).ToArray();
            var call = (Task)method.Invoke(_client, arguments)!;
            await call;
            return Get(call, "Result");
        }

        private static object? Takes(Type type, string argument) =>
            Nullable.GetUnderlyingType(type) is null ? JsonConvert.DeserializeObject(argument, type) : null;
    }
}
