using System.Text.Json.Nodes;

namespace SmartPick.Functions.OpenApi.Schemas;

/// <summary>JSON Schemas (2020-12, as OpenAPI 3.1 has them).</summary>
internal static class Schema
{
    /// <summary>An object with these fields and no other.</summary>
    public static JsonObject Object(IEnumerable<(string Name, JsonObject Schema, bool IsRequired)> fields)
    {
        var (required, properties) = (new JsonArray(), new JsonObject());
        foreach (var (name, schema, isRequired) in fields)
        {
            properties[name] = schema;
            if (isRequired)
            {
                required.Add(name);
            }
        }

        var json = new JsonObject { ["type"] = "object" };
        if (required.Count > 0)
        {
            json["required"] = required;
        }

        json["properties"] = properties;
        json["additionalProperties"] = false;
        return json;
    }

    /// <summary>An object whose field names are data.</summary>
    public static JsonObject Map(JsonObject value, int maxEntries) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = Nullable(value),
        ["maxProperties"] = maxEntries,
    };

    public static JsonObject List(JsonObject item, int maxLength) =>
        new() { ["type"] = "array", ["items"] = item, ["maxItems"] = maxLength };

    public static JsonObject Text(int maxLength) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = maxLength };

    public static JsonObject OneOf(IEnumerable<string> names) => new() { ["type"] = "string", ["enum"] = Strings(names) };

    public static JsonObject Boolean() => new() { ["type"] = "boolean" };

    public static JsonObject Integer(int min, int max) => new()
    {
        ["type"] = "integer",
        ["format"] = "int32",
        ["minimum"] = min,
        ["maximum"] = max,
    };

    public static JsonObject Number(double min, double max) => new()
    {
        ["type"] = "number",
        ["format"] = "double",
        ["minimum"] = min,
        ["maximum"] = max,
    };

    public static JsonObject Union(IEnumerable<JsonObject> choices) => new() { ["oneOf"] = new JsonArray([.. choices]) };

    /// <summary>The same or <c>null</c>, which means "unknown" like an absent field.</summary>
    public static JsonObject Nullable(JsonObject schema)
    {
        if (schema["oneOf"] is JsonArray choices)
        {
            choices.Add(Null());
            return schema;
        }

        if (schema["type"] is not JsonValue type)
        {
            return Union([schema, Null()]);
        }

        schema["type"] = new JsonArray(type.GetValue<string>(), "null");
        (schema["enum"] as JsonArray)?.Add(null);
        return schema;
    }

    public static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];

    private static JsonObject Null() => new() { ["type"] = "null" };
}
