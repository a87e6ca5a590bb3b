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
            Require(season.Pools.ContainsKey(specialty.SignalPool), code, "signal pool", specialty.SignalPool);
            Require(season.Services.ContainsKey(specialty.Service), code, "service", specialty.Service);
            Require(season.Matches.ContainsKey(specialty.Match), code, "match", specialty.Match);
        }

        foreach (var (code, service) in season.Services.Where(s => s.Value.Fees.AreKnown))
        {
            CheckFees(code, service.Fees);
        }

        if (season.Services.Values.Count(s => s.Fees.Assistance is not null) > 1)
        {
            throw new JsonException("Only one application service can have fee assistance.");
        }

        return season;
    }

    private static void Require(bool isThere, string specialty, string what, string key)
    {
        if (!isThere)
        {
            throw new JsonException($"Specialty '{specialty}' names the unknown {what} '{key}'.");
        }
    }

    private static void CheckFees(string service, FeeRules fees)
    {
        try
        {
            if (!fees.Schedule.IsAssisted && fees.Assistance is not null)
            {
                throw new JsonException($"Service '{service}': fees that begin with a flat price can't have fee assistance.");
            }
        }
        catch (ArgumentException unusable)
        {
            throw new JsonException($"Service '{service}': {unusable.Message}", unusable);
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SeasonRules))]
internal sealed partial class SeasonJsonContext : JsonSerializerContext;
