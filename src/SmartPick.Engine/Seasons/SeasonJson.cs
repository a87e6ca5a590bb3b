using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartPick.Engine.Seasons;

/// <summary>Reads season rules from their JSON text.</summary>
public static class SeasonJson
{
    /// <exception cref="JsonException">The text is not a season: the message names what is missing or malformed.</exception>
    public static SeasonRules Parse(ReadOnlySpan<byte> utf8)
    {
        var season = JsonSerializer.Deserialize(utf8, SeasonJsonContext.Default.SeasonRules)
            ?? throw new JsonException("The season file is empty.");
        foreach (var (code, specialty) in season.Specialties)
        {
            if (!season.Pools.ContainsKey(specialty.SignalPool))
            {
                throw new JsonException($"Specialty '{code}' names the unknown signal pool '{specialty.SignalPool}'.");
            }
        }

        return season;
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SeasonRules))]
internal sealed partial class SeasonJsonContext : JsonSerializerContext;
