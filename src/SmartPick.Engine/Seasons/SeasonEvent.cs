using System.Text.Json.Serialization;

namespace SmartPick.Engine.Seasons;

/// <summary>The days that a season turns on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeasonEvent>))]
public enum SeasonEvent
{
    /// <summary>Applications can be prepared.</summary>
    [JsonStringEnumMemberName("eras-opens")]
    ErasOpens,

    /// <summary>Applications are submitted: from the first day to the day programs start to read.</summary>
    [JsonStringEnumMemberName("submission")]
    Submission,

    /// <summary>Programs start to read, and the MSPE is released.</summary>
    [JsonStringEnumMemberName("review")]
    Review,

    [JsonStringEnumMemberName("interviews")]
    Interviews,

    /// <summary>Registration with the NRMP, from its opening to the standard deadline; later costs a late fee.</summary>
    [JsonStringEnumMemberName("nrmp-registration")]
    NrmpRegistration,

    /// <summary>Rank order lists can be entered.</summary>
    [JsonStringEnumMemberName("ranking-opens")]
    RankingOpens,

    /// <summary>Rank order lists must be certified.</summary>
    [JsonStringEnumMemberName("rank-list-due")]
    RankListDue,

    /// <summary>Monday to Friday, SOAP included.</summary>
    [JsonStringEnumMemberName("match-week")]
    MatchWeek,

    [JsonStringEnumMemberName("season-ends")]
    SeasonEnds,
}
