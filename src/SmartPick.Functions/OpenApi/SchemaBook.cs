using System.Text.Json.Nodes;

namespace SmartPick.Functions.OpenApi;

/// <summary>The schemas that the document's operations refer to by name, collected while they are described.</summary>
internal sealed class SchemaBook
{
    private readonly SortedDictionary<string, JsonNode?> _schemas = new(StringComparer.Ordinal);
    private readonly AnswerSchemas _answers;

    public SchemaBook() => _answers = new AnswerSchemas(this);

    /// <summary>Refers to a schema of a request, which is entered under its name at the first time.</summary>
    public JsonObject Request(string name, Func<SchemaBook, JsonObject> describe)
    {
        if (!_schemas.ContainsKey(name))
        {
            _schemas[name] = describe(this);
        }

        return Reference(name);
    }

    /// <summary>Refers to the schema of an answer, which is that of the type it is written from.</summary>
    public JsonObject Answer<T>() => _answers.Of(typeof(T));

    /// <summary>Enters a schema under a name that must be new.</summary>
    public JsonObject Enter(string name, JsonObject schema)
    {
        _schemas.Add(name, schema);
        return Reference(name);
    }

    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    public JsonObject ToJson() => new(_schemas);
}
