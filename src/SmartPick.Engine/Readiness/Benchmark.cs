using System.Text.Json.Serialization;
using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.Readiness;

/// <summary>What applicants who matched looked like on one measure.</summary>
public sealed record Benchmark
{
    public required string Specialty { get; init; }

    public required BenchmarkMeasure Measure { get; init; }

    /// <summary>Unit of the figures.</summary>
    public required string Unit { get; init; }

    /// <summary>Mean of those who matched.</summary>
    public required double Matched { get; init; }

    /// <summary>Standard deviation among them; null where none is published.</summary>
    public double? Spread { get; init; }

    /// <summary>Whom the figure is about.</summary>
    public required string Population { get; init; }

    /// <summary>The year of their Match.</summary>
    public required int Year { get; init; }

    /// <summary>What the figure rests on: published or derived.</summary>
    public required string Kind { get; init; }

    /// <summary>Citation.</summary>
    public required string Source { get; init; }

    /// <summary>The applicant's own figure; null when the profile does not tell it.</summary>
    public double? Own(Applicant applicant) => Measure switch
    {
        BenchmarkMeasure.Step2Ck => applicant.Step2Ck?.Score,
        BenchmarkMeasure.Products => applicant.Research is { AllCounted: true } research ? research.KnownProducts : null,
        _ => applicant.Aoa is { } member ? (member ? 1 : 0) : null,
    };
}

/// <summary>What is measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BenchmarkMeasure>))]
public enum BenchmarkMeasure
{
    /// <summary>Step 2 CK, points.</summary>
    [JsonStringEnumMemberName("step2ck")]
    Step2Ck,

    /// <summary>Abstracts, posters and papers.</summary>
    [JsonStringEnumMemberName("products")]
    Products,

    /// <summary>Membership of AOA, 0 or 1.</summary>
    [JsonStringEnumMemberName("aoa")]
    Aoa,
}
