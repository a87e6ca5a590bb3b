using SmartPick.Engine.Applicants;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts.Fields;
using static SmartPick.Functions.Contracts.Fields.FieldTypes;

namespace SmartPick.Functions.Contracts;

/// <summary>The fields of a request for advice before applications are sent.</summary>
internal static class RecommendationFields
{
    /// <summary>The fields; what may be asked for is what the applicant's own season allows.</summary>
    /// <param name="seasons">The seasons.</param>
    /// <param name="clock">Tells where the day stands; null to describe the fields only.</param>
    public static ObjectType<RecommendationDraft> For(SeasonBook seasons, SeasonClock? clock = null) =>
        new ObjectType<RecommendationDraft>("RecommendationRequest", new RecommendationDraft { Season = seasons.Latest })
        .Required("applicant", ApplicantFields.All, null, "The applicant.", (d, v) =>
        {
            var standing = clock?.StandingOf(v);
            return d with { Applicant = v, Standing = standing, Season = seasons.For(v, standing).Rules };
        })
        .Optional("preferences", d => PreferenceFields.For(d.Season), null, "What the applicant wants.",
            (d, v) => d with { Preferences = v })
        .Optional("limits", d => LimitFields.For(d.Season), null, "What the list may use.", (d, v) => d with { Limits = v })
        .Optional(
            "objective",
            OneOf(ContractNames.Objectives),
            "balanced",
            "What the list is best at: matching anywhere (`match`), where the applicant wants most (`preference`), or half of each "
                + "(`balanced`, the default).",
            (d, v) => d with { Objective = v })
        .Optional(
            "threshold",
            Number(0, 1),
            RecommendationRequest.DefaultThreshold,
            FormattableString.Invariant(
                $"Least gain in the objective per ${RecommendationRequest.FeeUnit} of fees; the list ends where the next program ")
                + FormattableString.Invariant(
                    $"adds less. It says what a match is worth to the applicant: ${RecommendationRequest.FeeUnit} divided by it. ")
                + FormattableString.Invariant($"Default: {RecommendationRequest.DefaultThreshold}, a match worth ")
                + FormattableString.Invariant($"${RecommendationRequest.FeeUnit / RecommendationRequest.DefaultThreshold:#,0}."),
            (d, v) => d with { Threshold = v })
        .UnsupportedCouples();
}

/// <summary>A request while it is read.</summary>
internal sealed record RecommendationDraft
{
    public Applicant? Applicant { get; init; }

    public SeasonStanding? Standing { get; init; }

    /// <summary>The rules of the applicant's season; the latest until the applicant is read.</summary>
    public required SeasonRules Season { get; init; }

    public Preferences? Preferences { get; init; }

    public RecommendationLimits Limits { get; init; } = new();

    public Objective Objective { get; init; } = Objective.Balanced;

    public double Threshold { get; init; } = RecommendationRequest.DefaultThreshold;
}
