using System.Text.Json.Nodes;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.OpenApi.Schemas;

/// <summary>Describes request bodies from the tables of fields that read them.</summary>
internal sealed class RequestSchemas(SchemaRegistry registry)
{
    public JsonObject Of(FieldType type) => type switch
    {
        IntegerType t => Schema.Integer(t.Min, t.Max),
        NumberType t => Schema.Number(t.Min, t.Max),
        BooleanType => Schema.Boolean(),
        TextType => Schema.Text(TextType.MaxLength),
        IChoiceType t => Schema.OneOf(t.Names),
        IListType t => Schema.List(Of(t.Item), t.MaxLength),
        IMapType { Names: null } t => Schema.Map(Of(t.ValueOf("")), MapType<int>.MaxEntries),
        IMapType t => registry.Add(t.SchemaName!, () => Schema.Object(t.Names.Select(name => Property(name, t.ValueOf(name))))),
        IObjectType t => registry.Add(t.SchemaName, () => Schema.Object(t.Describe().Select(Property))),
        IUnionType t => Schema.Union(t.Choices.Select(Of)),
        _ => throw new NotSupportedException($"No schema is known for {type}."),
    };

    private (string Name, JsonObject Schema, bool IsRequired) Property(FieldDescription field)
    {
        var schema = field.IsRequired ? Of(field.Type) : Schema.Nullable(Of(field.Type));
        schema["description"] = field.Meaning;
        if (field.Example is { } example)
        {
            schema["examples"] = new JsonArray(example.DeepClone());
        }

        return (field.Name, schema, field.IsRequired);
    }

    private (string Name, JsonObject Schema, bool IsRequired) Property(string name, FieldType type) =>
        (name, Schema.Nullable(Of(type)), false);
}
