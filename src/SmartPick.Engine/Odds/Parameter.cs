using System.Text.Json.Serialization;

namespace SmartPick.Engine.Odds;

/// <summary>One number of the model, with what it rests on.</summary>
public sealed record Parameter
{
    public required string Name { get; init; }

    /// <summary>Specialty code the value is for; null for all that have no value of their own.</summary>
    public string? Specialty { get; init; }

    public required double Value { get; init; }

    /// <summary>Standard error in the unit of the value; 0 for a definition.</summary>
    public required double StandardError { get; init; }

    public required string Unit { get; init; }

    public required ParameterKind Kind { get; init; }

    /// <summary>Key of the source in <see cref="ModelParameters.Sources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>What the number is, or the arithmetic behind it.</summary>
    public required string Note { get; init; }
}

/// <summary>What a parameter rests on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParameterKind>))]
public enum ParameterKind
{
    /// <summary>A cited figure.</summary>
    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>Computed from cited figures; the note shows the arithmetic.</summary>
    [JsonStringEnumMemberName("derived")]
    Derived,

    /// <summary>Our judgment, with a wide standard error.</summary>
    [JsonStringEnumMemberName("judged")]
    Judged,
}
