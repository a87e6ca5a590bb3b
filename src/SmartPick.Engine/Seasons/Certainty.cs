using System.Text.Json.Serialization;

namespace SmartPick.Engine.Seasons;

/// <summary>How sure a date or rule of a season is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Certainty>))]
public enum Certainty
{
    /// <summary>Published by the body that sets it.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>Said by others, or inferred from other seasons.</summary>
    [JsonStringEnumMemberName("expected")]
    Expected,
}
