using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SmartPick.Functions.Contracts;

/// <summary>
/// Hash of what a request says of the applicant and of what they want, however it is written. Limits and programs
/// forced in or out are left out: turning the budget up must not reshuffle programs that nothing tells apart.
/// </summary>
internal static class CanonicalHash
{
    public static ulong Of(JsonElement body) => Mix([OfPart(body, "applicant"), OfPart(body, "preferences")]);

    // Nothing said is as good as not there: a first program forced out must not reshuffle them either.
    private static ulong OfPart(JsonElement body, string name) =>
        body.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? OfProperties(part) : 0;

    // Added up, so that their order is nothing.
    private static ulong OfProperties(JsonElement element)
    {
        var sum = 0UL;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null && property.Name is not ("include" or "exclude"))
            {
                sum += Mix([OfText(property.Name), OfValue(property.Value)]);
            }
        }

        return sum;
    }

    private static ulong OfValue(JsonElement element) => Mix([(ulong)element.ValueKind, element.ValueKind switch
    {
        JsonValueKind.Object => OfProperties(element),
        JsonValueKind.Array => OfItems(element),
        JsonValueKind.Number => BitConverter.DoubleToUInt64Bits(element.GetDouble()),
        JsonValueKind.String => OfText(element.GetString()!),
        _ => 0,
    }]);

    // Lists are sets: neither order nor repetition changes anything.
    private static ulong OfItems(JsonElement element)
    {
        var items = element.EnumerateArray().Select(OfValue).ToHashSet();
        return items.Aggregate((ulong)items.Count, (sum, item) => sum + Mix([item]));
    }

    private static ulong OfText(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    private static ulong Mix(ReadOnlySpan<ulong> parts) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(parts));
}
