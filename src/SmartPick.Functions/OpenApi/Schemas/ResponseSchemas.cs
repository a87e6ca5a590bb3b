using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.OpenApi.Schemas;

/// <summary>
/// Describes response bodies from the types that they are serialized from, with their documentation comments. An unknown value is
/// left out of a response, so a field is required unless it can be null.
/// </summary>
internal sealed class ResponseSchemas(SchemaRegistry registry)
{
    /// <summary>The web defaults with metadata by reflection: the generated serializers have none.</summary>
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private readonly TypeComments _comments = new();

    public JsonObject Of(Type type) => Of(Options.GetTypeInfo(type));

    private JsonObject Of(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => OfObject(type),
        JsonTypeInfoKind.Enumerable => new() { ["type"] = "array", ["items"] = OfElement(type) },
        JsonTypeInfoKind.Dictionary => new() { ["type"] = "object", ["additionalProperties"] = OfElement(type) },
        _ => OfValue(type),
    };

    private JsonObject Of(JsonPropertyInfo property)
    {
        var attributes = property.AttributeProvider?.GetCustomAttributes(inherit: false) ?? [];
        return attributes.OfType<NamesOfAttribute>().FirstOrDefault() is { } names
            ? Schema.OneOf(Enum.GetNames(names.Enumeration).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))
            : attributes.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed
            ? Schema.OneOf(allowed.Values.Cast<string>())
            : Of(property.PropertyType);
    }

    private JsonObject OfElement(JsonTypeInfo type) => Of(type.ElementType!);

    private JsonObject OfObject(JsonTypeInfo type) => registry.Add(type.Type.Name, () =>
    {
        var properties = new JsonObject();
        foreach (var property in type.Properties)
        {
            properties[property.Name] = Describe(Of(property), _comments.OfProperty(type.Type, property.Name));
        }

        var required = Schema.Strings(type.Properties.Where(p => !p.IsGetNullable).Select(p => p.Name));
        return Describe(new() { ["type"] = "object", ["required"] = required, ["properties"] = properties }, _comments.OfType(type.Type));
    });

    private static JsonObject Describe(JsonObject schema, string? description)
    {
        if (description is not null)
        {
            schema["description"] = description;
        }

        return schema;
    }

    private static JsonObject OfValue(JsonTypeInfo type)
    {
        var value = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (value.IsEnum)
        {
            var names = Enum.GetValues(value).Cast<object>().Select(v => JsonSerializer.SerializeToNode(v, type)!.GetValue<string>());
            return Schema.OneOf(names);
        }

        return value switch
        {
            _ when value == typeof(string) => new() { ["type"] = "string" },
            _ when value == typeof(JsonObject) => new() { ["type"] = "object", ["additionalProperties"] = true },
            _ when value == typeof(bool) => new() { ["type"] = "boolean" },
            _ when value == typeof(int) => new() { ["type"] = "integer", ["format"] = "int32" },
            _ when value == typeof(double) || value == typeof(decimal) => new() { ["type"] = "number", ["format"] = "double" },
            _ when value == typeof(DateTime) => new() { ["type"] = "string", ["format"] = "date-time" },
            _ when value == typeof(DateOnly) => new() { ["type"] = "string", ["format"] = "date" },
            _ => throw new NotSupportedException($"No schema is known for {value}."),
        };
    }
}
