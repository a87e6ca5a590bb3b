using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary>A field that holds a list.</summary>
internal interface IListType
{
    FieldType Item { get; }

    int MaxLength { get; }
}

/// <summary>A list of at most <paramref name="maxLength"/> items of one type.</summary>
/// <param name="item">The type of an item.</param>
/// <param name="maxLength">Most items.</param>
/// <param name="isSet">Whether neither order nor repetition means anything.</param>
internal sealed class ListType<T>(FieldType<T> item, int maxLength, bool isSet) : FieldType<IReadOnlyList<T>>, IListType
{
    public FieldType Item => item;

    public int MaxLength => maxLength;

    public override void ReportMissing(Place place) => place.Error("required", "Required; it may be empty.");

    /// <summary>The items that can be used; the others are reported.</summary>
    public override bool TryRead(JsonElement json, Place place, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Array)
        {
            place.Error("wrong-type", "Must be a list.");
            return false;
        }

        var length = json.GetArrayLength();
        if (length > maxLength)
        {
            place.Error("too-many", $"At most {maxLength} are accepted.");
            return false;
        }

        var items = new List<T>(length);
        var index = 0;
        foreach (var element in json.EnumerateArray())
        {
            if (item.TryRead(element, place.Item(index++), out var one))
            {
                items.Add(one);
            }
        }

        value = isSet ? [.. items.Distinct().Order()] : items;
        return true;
    }
}
