using System.Text.Json.Serialization;

namespace SmartPick.Engine.AdviceRules;

/// <summary>One piece of advice: when it is given, its words, and what it rests on.</summary>
public sealed record AdviceRule
{
    /// <summary>Name of the rule and of its file.</summary>
    public required string Id { get; init; }

    /// <summary>Where the advice is given.</summary>
    public required AdviceUse Use { get; init; }

    /// <summary>Stable code in the answer, the id when not given; it may hold figures like the text.</summary>
    public string? Code { get; init; }

    /// <summary>Request field the advice is about; null when about none.</summary>
    public string? Field { get; init; }

    /// <summary>Whether a warning bears on the whole answer, so that it belongs beside the odds; only for warnings.</summary>
    public bool Headline { get; init; }

    /// <summary>How much a gap weighs; given for gaps, and only for them.</summary>
    public GapSeverity? Severity { get; init; }

    /// <summary>Place among the advice of the same use: lower first.</summary>
    public int Order { get; init; }

    public required Condition When { get; init; }

    /// <summary>Plain words; <c>{name}</c> stands for a figure of the applicant's own.</summary>
    public required string Text { get; init; }

    /// <summary>Citation of what the advice rests on.</summary>
    public required string Source { get; init; }
}

/// <summary>Where advice is given.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdviceUse>))]
public enum AdviceUse
{
    /// <summary>How to go about the application.</summary>
    [JsonStringEnumMemberName("strategy")]
    Strategy,

    /// <summary>What to know about the answer or the profile.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>What to know about the dates of the plan.</summary>
    [JsonStringEnumMemberName("plan-warning")]
    PlanWarning,

    /// <summary>What the profile lacks, and what would make up for it.</summary>
    [JsonStringEnumMemberName("gap")]
    Gap,

    /// <summary>What is said of the letters.</summary>
    [JsonStringEnumMemberName("letters")]
    Letters,

    /// <summary>What is said of the research.</summary>
    [JsonStringEnumMemberName("research")]
    Research,

    /// <summary>What is said of a sub-internship at home.</summary>
    [JsonStringEnumMemberName("home-sub-i")]
    HomeSubI,

    /// <summary>What is said of rotations elsewhere.</summary>
    [JsonStringEnumMemberName("aways")]
    Aways,

    /// <summary>What to prepare for statement and interviews.</summary>
    [JsonStringEnumMemberName("preparation")]
    Preparation,

    /// <summary>What to do after an outcome; the code names the outcome.</summary>
    [JsonStringEnumMemberName("contingency")]
    Contingency,

    /// <summary>What to do with a rank list.</summary>
    [JsonStringEnumMemberName("rank-list")]
    RankList,
}

/// <summary>How much a gap weighs, heaviest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GapSeverity>))]
public enum GapSeverity
{
    [JsonStringEnumMemberName("high")]
    High,

    [JsonStringEnumMemberName("medium")]
    Medium,

    [JsonStringEnumMemberName("low")]
    Low,
}
