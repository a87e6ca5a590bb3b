using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SmartPick.Functions.Contracts;

/// <summary>
/// Hash of a request's applicant and preferences, independent of how the JSON is written. Limits and included or excluded programs are
/// left out: a larger budget must not reshuffle equivalent programs.
/// </summary>
internal static class CanonicalHash
{
    public static ulong Compute(JsonElement body) => Mix([OfPart(body, "applicant"), OfPart(body, "preferences")]);

    // Null and absent hash alike, and so do empty and absent preferences: excluding a first program must not reshuffle them either.
    private static ulong OfPart(JsonElement body, string name) =>
        body.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? OfProperties(part) : 0;

    // A sum, so that the order of properties does not matter.
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

    private static ulong OfItems(JsonElement element)
    {
        var hash = 0UL;
        foreach (var item in element.EnumerateArray())
        {
            hash = Mix([hash, OfValue(item)]);
        }

        return hash;
    }

    private static ulong OfText(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    private static ulong Mix(ReadOnlySpan<ulong> parts) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(parts));
}
