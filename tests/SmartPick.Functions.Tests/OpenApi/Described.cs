using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.OpenApi;

/// <summary>The served description, read without the code that made it.</summary>
internal sealed class Described
{
    private readonly JsonObject _document;

    private Described(JsonObject document) => _document = document;

    /// <summary>Every operation as method, path and description.</summary>
    public IEnumerable<(string Method, string Path, JsonObject Operation)> Operations =>
        from path in _document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (operation.Key, path.Key, operation.Value!.AsObject());

    /// <summary>The bodies that the description gives as examples, by path and name.</summary>
    public IEnumerable<(string Path, string Name, JsonObject Body)> Examples =>
        from described in Operations
        where described.Operation["requestBody"] is not null
        from example in described.Operation["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject()
        select (described.Path, example.Key, example.Value!["value"]!.AsObject());

    /// <summary>The schema of the body of each operation that takes one, by path.</summary>
    public IEnumerable<(string Path, JsonObject Schema)> Bodies =>
        from described in Operations
        where described.Operation["requestBody"] is not null
        select (described.Path, Resolve(described.Operation["requestBody"]!["content"]!["application/json"]!["schema"]!.AsObject()));

    public static async Task<Described> ByAsync(HttpClient client) =>
        new(JsonEdits.Parse(await client.GetStringAsync(Api.At("/api/openapi.json"))));

    /// <summary>What a schema refers to, or the schema itself.</summary>
    public JsonObject Resolve(JsonObject schema)
    {
        if (schema["$ref"] is not { } reference)
        {
            return schema;
        }

        JsonNode place = _document;
        foreach (var name in reference.GetValue<string>().Split('/').Skip(1))
        {
            place = place[name]!;
        }

        return place.AsObject();
    }
}
