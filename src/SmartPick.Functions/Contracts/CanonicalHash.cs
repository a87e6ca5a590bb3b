using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace SmartPick.Functions.Contracts;

/// <summary>
/// Hash of what a request says of the applicant and of what they want, however it is written. Limits and programs
/// forced in or out are left out: turning the budget up must not reshuffle programs that nothing tells apart.
/// </summary>
internal static class CanonicalHash
{
    private static readonly string[] LeftOut = ["include", "exclude"];

    public static ulong Of(JsonElement body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var part in new[] { "applicant", "preferences" })
            {
                // Written even when absent: a first program forced out must not reshuffle them either.
                writer.WriteStartObject(part);
                if (body.TryGetProperty(part, out var value) && value.ValueKind == JsonValueKind.Object)
                {
                    WriteProperties(writer, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(buffer.ToArray()));
    }

    private static void WriteProperties(Utf8JsonWriter writer, JsonElement element)
    {
        foreach (var property in element.EnumerateObject()
            .Where(p => p.Value.ValueKind != JsonValueKind.Null && !LeftOut.Contains(p.Name, StringComparer.Ordinal))
            .OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            writer.WritePropertyName(property.Name);
            Write(writer, property.Value);
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                WriteProperties(writer, element);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteNumberValue(element.GetDouble());
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
