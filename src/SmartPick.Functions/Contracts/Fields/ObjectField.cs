using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary>One row of an object's table of fields.</summary>
/// <typeparam name="T">What the object is read into.</typeparam>
internal abstract class ObjectField<T>(string name)
{
    public string Name => name;

    public abstract FieldDescription Describe(T empty);

    /// <summary>Reads the field into the result, unless it is absent.</summary>
    /// <param name="json">The object.</param>
    /// <param name="result">The result so far.</param>
    /// <param name="found">Counts the object's fields that the table names, those that are <c>null</c> included.</param>
    public abstract T Read(RequestObject json, T result, ref int found);
}

/// <inheritdoc/>
/// <typeparam name="T">What the object is read into.</typeparam>
/// <typeparam name="TValue">What the field is read into.</typeparam>
internal sealed class ObjectField<T, TValue>(
    string name, Func<T, FieldType<TValue>> type, bool isRequired, JsonNode? example, string meaning, Func<T, TValue,
        T> set) : ObjectField<T>(name)
{
    public override FieldDescription Describe(T empty) => new(Name, type(empty), meaning, isRequired, example);

    public override T Read(RequestObject json, T result, ref int found)
    {
        var isPresent = json.Json.TryGetProperty(Name, out var value);
        found += isPresent ? 1 : 0;
        if (isPresent && value.ValueKind != JsonValueKind.Null)
        {
            return type(result).TryRead(value, json.At(Name), out var read) ? set(result, read) : result;
        }

        if (isRequired)
        {
            type(result).ReportMissing(json.At(Name));
        }

        return result;
    }
}
