using System.Net;
using System.Text.Json.Nodes;
using NJsonSchema;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.OpenApi;

/// <summary>Every example of the description is sent; request and answer are what the description says.</summary>
[Collection(SeededAppTests.Name)]
public sealed class ExampleTests(SeededApp app)
{
    private const string Json = "application/json";

    [Fact]
    public async Task Every_body_is_answered_as_described()
    {
        var contract = await ReadAsync();
        foreach (var (path, name, body) in (await Described.ByAsync(app.Client)).Examples)
        {
            var operation = contract.Paths[path]["post"];
            Valid(operation.RequestBody!.Content[Json].Schema!, body.ToJsonString(), $"request '{name}' of {path}");
            foreach (var (mediaType, answer) in operation.ActualResponses["200"].Content)
            {
                using var request = Api.Request(HttpMethod.Post, path, Api.Json(body.ToJsonString()));
                request.Headers.Accept.ParseAdd(mediaType);
                using var response = await app.Client.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();

                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} for '{name}' of {path}: {text}");
                Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
                Valid(answer.Schema!, AsJson(mediaType, text), $"answer to '{name}' of {path}");
            }
        }
    }

    [Fact]
    public async Task Every_parameter_is_answered_as_described()
    {
        var contract = await ReadAsync();
        foreach (var (_, path, operation) in (await Described.ByAsync(app.Client)).Operations.Where(o => o.Method == "get"))
        {
            var parameters = operation["parameters"]?.AsArray()
                .Where(p => p!["example"] is not null)
                .Select(p => (In: (string)p!["in"]!, Name: (string)p["name"]!, Example: p["example"]!.ToString())).ToArray() ?? [];
            var address = parameters.Where(p => p.In == "path").Aggregate(
                path, (a, p) => a.Replace($"{{{p.Name}}}", p.Example, StringComparison.Ordinal));
            foreach (
                var query in parameters.Where(p => p.In == "query").Select(p => $"?{p.Name}={Uri.EscapeDataString(p.Example)}").Prepend(""))
            {
                using var response = await app.Client.GetAsync(Api.At(address + query));
                var text = await response.Content.ReadAsStringAsync();

                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} for {address}{query}: {text}");
                var (mediaType, answer) = Assert.Single(contract.Paths[path]["get"].ActualResponses["200"].Content);
                Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
                Valid(answer.Schema!, AsJson(mediaType, text), address + query);
            }
        }
    }

    [Theory]
    [InlineData("POST", "/api/v1/recommendations", "{}", 400)]
    [InlineData("POST", "/api/v1/recommendations", "", 415)]
    [InlineData("POST", "/api/v1/portfolio", """{"programs": [{"id": "a"}]}""", 400)]
    [InlineData("GET", "/api/v1/programs/{programId}", "", 404)]
    [InlineData("POST", "/api/admin/refresh", "", 404)]
    public async Task A_problem_is_one_that_is_described(string method, string path, string body, int status)
    {
        var contract = await ReadAsync();
        var address = path.Replace("{programId}", "0", StringComparison.Ordinal) + (
            path.Contains("admin", StringComparison.Ordinal) ? "?version=0" : "");
        using var request = Api.Request(new HttpMethod(method), address, body.Length > 0 ? Api.Json(body) : null);
        request.Headers.Add("x-functions-key", FunctionApp.Key);
        using var response = await app.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        var described = contract.Paths[path][method.ToLowerInvariant()].ActualResponses[$"{status}"].Content["application/problem+json"];
        Valid(described.Schema!, await response.Content.ReadAsStringAsync(), address);
    }

    private async Task<NSwag.OpenApiDocument> ReadAsync() =>
        await NSwag.OpenApiDocument.FromJsonAsync(await app.Client.GetStringAsync(Api.At("/api/openapi.json")));

    /// <summary>What is not JSON is a text to its schema.</summary>
    private static string AsJson(string mediaType, string text) => mediaType == Json ? text : JsonValue.Create(text).ToJsonString();

    private static void Valid(JsonSchema schema, string json, string what)
    {
        var faults = schema.ActualSchema.Validate(json);
        Assert.True(faults.Count == 0, $"{what}: {string.Join("; ", faults)}");
    }
}
