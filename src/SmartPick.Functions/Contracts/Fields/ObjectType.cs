using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary>A field as the contract describes it.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">What it may hold.</param>
/// <param name="Meaning">What it says, in Markdown.</param>
/// <param name="IsRequired">Whether it must be present.</param>
/// <param name="Example">A value that is accepted.</param>
internal sealed record FieldDescription(string Name, FieldType Type, string Meaning, bool IsRequired, JsonNode? Example);

/// <summary>A field that holds an object with fields of its own.</summary>
internal interface IObjectType
{
    /// <summary>Name of its schema in the OpenAPI document.</summary>
    string SchemaName { get; }

    IEnumerable<FieldDescription> Describe();
}

/// <summary>
/// The table of an object's fields: name, type, example, meaning, and the property of the result that each goes to. A field that is
/// absent leaves the property as <paramref name="start"/> made it, so defaults stand in one place, the result's own type.
/// </summary>
/// <param name="schemaName">Name of its schema in the OpenAPI document.</param>
/// <param name="start">Makes the result for an object without fields.</param>
/// <typeparam name="T">What the object is read into.</typeparam>
internal sealed class ObjectType<T>(string schemaName, Func<RequestObject?, T> start) : FieldType<T>, IObjectType
{
    private readonly List<ObjectField<T>> _fields = [];
    private readonly List<(string Name, string Reason)> _unsupported = [];
    private Action<RequestObject, T>? _check;

    public ObjectType(string schemaName, T start)
        : this(schemaName, _ => start)
    {
    }

    public string SchemaName => schemaName;

    /// <summary>Adds a field that may be left out.</summary>
    public ObjectType<T> Optional<TValue>(string name, FieldType<TValue> type, JsonNode? example, string meaning, Func<T, TValue, T> set) =>
        Add(name, _ => type, false, example, meaning, set);

    /// <summary>Adds a field that may be left out, of a type that depends on the fields before it.</summary>
    public ObjectType<T> Optional<TValue>(string name, Func<T, FieldType<TValue>> type, JsonNode? example, string meaning, Func<T, TValue,
        T> set) =>
        Add(name, type, false, example, meaning, set);

    /// <summary>Adds a field that must be present.</summary>
    public ObjectType<T> Required<TValue>(string name, FieldType<TValue> type, JsonNode? example, string meaning, Func<T, TValue, T> set) =>
        Add(name, _ => type, true, example, meaning, set);

    /// <summary>Adds a field that callers may expect, with the reason why it is not accepted.</summary>
    public ObjectType<T> Unsupported(string name, string reason)
    {
        _unsupported.Add((name, reason));
        return this;
    }

    /// <summary>Adds a check of the fields against each other, which reports errors by field.</summary>
    public ObjectType<T> Check(Action<RequestObject, T> check)
    {
        _check = check;
        return this;
    }

    /// <inheritdoc/>
    public IEnumerable<FieldDescription> Describe()
    {
        var empty = start(null);
        return _fields.Select(f => f.Describe(empty));
    }

    /// <summary>Reads a request's body. The result is meaningful only when no error is reported.</summary>
    /// <returns>The result with the body for further checks; null, with an error, when the body is not an object.</returns>
    public (T Result, RequestObject Body)? ReadBody(JsonElement body, FieldErrors errors)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError("", "wrong-type", "The body must be a JSON object."));
            return null;
        }

        var json = new RequestObject(body, errors);
        return (Read(json), json);
    }

    public override bool TryRead(JsonElement json, Place place, [MaybeNullWhen(false)] out T value)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            place.Error("wrong-type", "Must be an object.");
            value = default;
            return false;
        }

        value = Read(new RequestObject(json, place));
        return true;
    }

    /// <summary>An absent object is reported by the fields that it would need.</summary>
    public override void ReportMissing(Place place)
    {
        var absent = new RequestObject(default, place);
        foreach (var field in Describe().Where(f => f.IsRequired))
        {
            field.Type.ReportMissing(absent.At(field.Name));
        }
    }

    private ObjectType<T> Add<TValue>(
        string name, Func<T, FieldType<TValue>> type, bool isRequired, JsonNode? example, string meaning, Func<T, TValue, T> set)
    {
        _fields.Add(new ObjectField<T, TValue>(name, type, isRequired, example, meaning, set));
        return this;
    }

    private T Read(RequestObject json)
    {
        var (result, found) = (start(json), 0);
        foreach (var field in _fields)
        {
            result = field.Read(json, result, ref found);
        }

        if (found != json.Json.GetPropertyCount())
        {
            ReportUnknownFields(json);
        }

        _check?.Invoke(json, result);
        return result;
    }

    private void ReportUnknownFields(RequestObject json)
    {
        var expected = $"Unknown field; expected one of: {string.Join(", ", _fields.Select(f => f.Name))}.";
        foreach (var name in json.Json.EnumerateObject().Select(p => p.Name).Where(name => !_fields.Exists(f => f.Name == name)))
        {
            if (_unsupported.Find(u => u.Name == name).Reason is { } reason)
            {
                json.Error(name, "not-supported", reason);
            }
            else
            {
                json.Error(name, "unknown-field", expected);
            }
        }
    }
}
