using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SmartPick.Engine.Programs;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary>A field that holds an object whose field names are data.</summary>
internal interface IMapType
{
    /// <summary>Name of its schema; null when any name is accepted.</summary>
    string? SchemaName { get; }

    /// <summary>The accepted names; null when any is accepted.</summary>
    IReadOnlyList<string>? Names { get; }

    FieldType ValueOf(string name);
}

/// <summary>Values by name.</summary>
/// <param name="schemaName">Name of its schema; null when any name is accepted.</param>
/// <param name="names">The accepted names; null when any is accepted.</param>
/// <param name="typeOf">The type of the value of each name.</param>
/// <param name="whyNot">Why a name is not accepted, where there is more to say than which are.</param>
internal sealed class MapType<T>(
    string? schemaName, IReadOnlyList<string>? names, Func<string, FieldType<T>> typeOf, Func<string, string?>? whyNot = null)
    : FieldType<Dictionary<string, T>>, IMapType
{
    public const int MaxEntries = 100;

    public string? SchemaName => schemaName;

    public IReadOnlyList<string>? Names => names;

    public FieldType ValueOf(string name) => typeOf(name);

    /// <summary>An invalid map is discarded whole, to avoid follow-on errors.</summary>
    public override bool TryRead(JsonElement json, Place place, [MaybeNullWhen(false)] out Dictionary<string, T> value)
    {
        value = new Dictionary<string, T>(StringComparer.Ordinal);
        if (json.ValueKind != JsonValueKind.Object)
        {
            place.Error("wrong-type", "Must be an object.");
            return false;
        }

        if (json.GetPropertyCount() > MaxEntries)
        {
            place.Error("too-many", $"At most {MaxEntries} are accepted.");
            return false;
        }

        var map = new RequestObject(json, place);
        var errorsBefore = map.Errors.Count;
        foreach (var property in json.EnumerateObject())
        {
            Add(value, map.At(property.Name), property.Value);
        }

        return map.Errors.Count == errorsBefore;
    }

    private void Add(Dictionary<string, T> map, Place place, JsonElement json)
    {
        if (Canonical(place.Name) is not { } name)
        {
            var allowed = $"Must be one of: {string.Join(", ", names!)}.";
            place.Error("not-allowed", whyNot?.Invoke(place.Name) is { } reason ? $"{reason} {allowed}" : allowed);
        }
        else if (json.ValueKind != JsonValueKind.Null && typeOf(name).TryRead(json, place, out var value) && !map.TryAdd(name, value))
        {
            place.Error("duplicate", $"'{name}' is given twice.");
        }
    }

    /// <summary>The accepted name that a caller means; null when there is none.</summary>
    private string? Canonical(string name) =>
        names is null || names.Contains(name, StringComparer.Ordinal) ? name : names.FirstOrDefault(n => n == FoldedText.ToKey(name));
}
