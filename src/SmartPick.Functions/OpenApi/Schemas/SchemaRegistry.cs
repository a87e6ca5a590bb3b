using System.Text.Json.Nodes;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.OpenApi.Schemas;

/// <summary>The schemas that the document's operations refer to by name, collected while the operations are described.</summary>
internal sealed class SchemaRegistry
{
    private readonly SortedDictionary<string, JsonNode?> _schemas = new(StringComparer.Ordinal);
    private readonly RequestSchemas _requests;
    private readonly ResponseSchemas _responses;

    public SchemaRegistry() => (_requests, _responses) = (new RequestSchemas(this), new ResponseSchemas(this));

    /// <summary>The schema of a request body or a field of one.</summary>
    public JsonObject Request(FieldType type) => _requests.Of(type);

    /// <summary>The schema of a response body, which is that of the type it is serialized from.</summary>
    public JsonObject Response<T>() => _responses.Of(typeof(T));

    /// <summary>Refers to a schema by name; it is made the first time.</summary>
    public JsonObject Add(string name, Func<JsonObject> create)
    {
        if (!_schemas.ContainsKey(name))
        {
            _schemas[name] = null;
            _schemas[name] = create();
        }

        return Reference(name);
    }

    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    public JsonObject ToJson() => new(_schemas);
}
