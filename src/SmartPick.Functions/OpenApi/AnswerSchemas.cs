using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace SmartPick.Functions.OpenApi;

/// <summary>
/// Makes schemas of the types that answers are written from, with what their documentation comments say. A value that is
/// not known is left out of an answer, so a field is required unless it may be null.
/// </summary>
internal sealed class AnswerSchemas(SchemaBook book)
{
    /// <summary>As answers are written, but found out by reflection: the code that writes them knows no more than to write.</summary>
    private static readonly JsonSerializerOptions Answers = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private readonly HashSet<Type> _entered = [];
    private readonly TypeComments _comments = new();

    public JsonObject Of(Type type) => Of(Answers.GetTypeInfo(type));

    private JsonObject Of(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => OfObject(type),
        JsonTypeInfoKind.Enumerable => new() { ["type"] = "array", ["items"] = OfElement(type) },
        JsonTypeInfoKind.Dictionary => new() { ["type"] = "object", ["additionalProperties"] = OfElement(type) },
        _ => OfValue(type),
    };

    private JsonObject OfElement(JsonTypeInfo type) => Of(type.ElementType!);

    private JsonObject OfObject(JsonTypeInfo type)
    {
        if (!_entered.Add(type.Type))
        {
            return SchemaBook.Reference(type.Type.Name);
        }

        var properties = new JsonObject();
        foreach (var property in type.Properties)
        {
            properties[property.Name] = Described(Of(property.PropertyType), _comments.OfProperty(type.Type, property.Name));
        }

        var schema = new JsonObject { ["type"] = "object" };
        if (_comments.OfType(type.Type) is { } summary)
        {
            schema["description"] = summary;
        }

        schema["required"] = Schema.Strings(type.Properties.Where(p => !p.IsGetNullable).Select(p => p.Name));
        schema["properties"] = properties;
        return book.Enter(type.Type.Name, schema);
    }

    private static JsonObject Described(JsonObject schema, string? description) => description is null ? schema : schema.Says(description);

    private static JsonObject OfValue(JsonTypeInfo type)
    {
        var value = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (value.IsEnum)
        {
            return Schema.Word(Enum.GetValues(value).Cast<object>().Select(v => JsonSerializer.SerializeToNode(v, type)!.GetValue<string>()));
        }

        return value switch
        {
            _ when value == typeof(string) => new() { ["type"] = "string" },
            // Any object: what is in it is for the caller to read.
            _ when value == typeof(JsonObject) => new() { ["type"] = "object" },
            _ when value == typeof(bool) => new() { ["type"] = "boolean" },
            _ when value == typeof(int) => new() { ["type"] = "integer", ["format"] = "int32" },
            _ when value == typeof(double) || value == typeof(decimal) => new() { ["type"] = "number", ["format"] = "double" },
            _ when value == typeof(DateTimeOffset) => new() { ["type"] = "string", ["format"] = "date-time" },
            _ when value == typeof(DateOnly) => new() { ["type"] = "string", ["format"] = "date" },
            _ => throw new NotSupportedException($"Say what schema {value} has."),
        };
    }
}
