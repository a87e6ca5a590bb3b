using System.Text.Json.Nodes;

namespace SmartPick.Functions.OpenApi;

/// <summary>
/// Makes JSON Schemas (2020-12, as OpenAPI 3.1 has them) of what requests hold. A field that may be left out may be
/// <c>null</c> too: both mean "unknown".
/// </summary>
internal static class Schema
{
    /// <summary>An object that holds these fields and no other.</summary>
    /// <param name="required">Fields that must be there.</param>
    /// <param name="fields">All fields.</param>
    public static JsonObject Object(IReadOnlyCollection<string> required, params (string Name, JsonObject Schema)[] fields)
    {
        var properties = new JsonObject();
        foreach (var (name, schema) in fields)
        {
            properties[name] = required.Contains(name) ? schema : Optional(schema);
        }

        var schemaOfObject = new JsonObject { ["type"] = "object" };
        if (required.Count > 0)
        {
            schemaOfObject["required"] = Strings(required);
        }

        schemaOfObject["properties"] = properties;
        schemaOfObject["additionalProperties"] = false;
        return schemaOfObject;
    }

    /// <summary>An object whose field names are data.</summary>
    public static JsonObject Map(JsonObject value, int most) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = Optional(value),
        ["maxProperties"] = most,
    };

    public static JsonObject List(JsonObject value, int most) => new()
    {
        ["type"] = "array",
        ["items"] = value,
        ["maxItems"] = most,
    };

    public static JsonObject Text(int most) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = most };

    public static JsonObject Word(IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = Strings(words) };

    public static JsonObject Flag() => new() { ["type"] = "boolean" };

    public static JsonObject Whole(int least, int most) => new()
    {
        ["type"] = "integer",
        ["format"] = "int32",
        ["minimum"] = least,
        ["maximum"] = most,
    };

    public static JsonObject Number(double least, double most) => new()
    {
        ["type"] = "number",
        ["format"] = "double",
        ["minimum"] = least,
        ["maximum"] = most,
    };

    /// <summary>The same with a sentence about what it is.</summary>
    public static JsonObject Says(this JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }

    /// <summary>The same with what is taken where the field is left out.</summary>
    public static JsonObject Otherwise(this JsonObject schema, JsonNode value)
    {
        schema["default"] = value;
        return schema;
    }

    public static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];

    private static JsonObject Optional(JsonObject schema)
    {
        if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.GetValue<string>(), "null");
            (schema["enum"] as JsonArray)?.Add(null);
        }

        return schema;
    }
}
