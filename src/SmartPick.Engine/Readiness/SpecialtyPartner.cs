using System.Text.Json.Serialization;

namespace SmartPick.Engine.Readiness;

/// <summary>A specialty that applicants to another one often apply to as well.</summary>
/// <param name="Specialty">Code of the specialty they want.</param>
/// <param name="Partner">Code of the other one.</param>
/// <param name="Kind">What this rests on.</param>
/// <param name="Source">Citation.</param>
/// <param name="Share">Share of the applicants, 0–1, who do; null where nobody has counted.</param>
/// <param name="Note">Who was counted; null where nobody was.</param>
public sealed record SpecialtyPartner(
    string Specialty, string Partner, PartnerKind Kind, string Source, double? Share = null, string? Note = null);

/// <summary>What a usual pair of specialties rests on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartnerKind>))]
public enum PartnerKind
{
    /// <summary>Applications were counted.</summary>
    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>Advisers name it.</summary>
    [JsonStringEnumMemberName("advised")]
    Advised,

    /// <summary>It is our own judgment.</summary>
    [JsonStringEnumMemberName("judged")]
    Judged,
}
