using SmartPick.Engine.Applicants;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts.Fields;
using static SmartPick.Functions.Contracts.Fields.FieldTypes;

namespace SmartPick.Functions.Contracts;

/// <summary>The fields of a request for advice before applications are sent.</summary>
internal static class RecommendationFields
{
    /// <summary>The fields; what may be asked for is what the applicant's own season allows.</summary>
    public static ObjectType<RecommendationDraft> For(SeasonBook seasons) =>
        new ObjectType<RecommendationDraft>("RecommendationRequest", new RecommendationDraft { Season = seasons.Latest })
        .Required("applicant", ApplicantFields.All, null, "The applicant.",
            (d, v) => d with { Applicant = v, Season = seasons.RulesFor(v) })
        .Optional("preferences", d => PreferenceFields.For(d.Season), null, "What the applicant wants.",
            (d, v) => d with { Preferences = v })
        .Optional("limits", d => LimitFields.For(d.Season), null, "What the list may use.", (d, v) => d with { Limits = v })
        .Optional(
            "objective",
            OneOf(ContractNames.Objectives),
            "match",
            "What the list is best at: matching anywhere (`match`, the default), where the applicant wants most (`preference`), or half of each "
                + "(`balanced`).",
            (d, v) => d with { Objective = v })
        .Optional(
            "threshold",
            Number(0, 1),
            RecommendationRequest.DefaultThreshold,
            FormattableString.Invariant($"Least gain in the objective per ${RecommendationRequest.FeeUnit} of fees; the list ends where the next program ")
                + FormattableString.Invariant($"adds less. Default: {RecommendationRequest.DefaultThreshold}."),
            (d, v) => d with { Threshold = v })
        .UnsupportedCouples();

    /// <summary>Refuses couples with the reason.</summary>
    public static ObjectType<T> UnsupportedCouples<T>(this ObjectType<T> fields)
    {
        foreach (var name in (string[])["couple", "couples", "partner"])
        {
            fields.Unsupported(
                name,
                "Couples are not supported: a couple is matched on pairs of ranks, so odds for one list do not apply. "
                    + "Ask for each partner alone and compare the lists.");
        }

        return fields;
    }
}

/// <summary>A request while it is read.</summary>
internal sealed record RecommendationDraft
{
    public Applicant? Applicant { get; init; }

    /// <summary>The rules of the applicant's season; the latest until the applicant is read.</summary>
    public required SeasonRules Season { get; init; }

    public Preferences? Preferences { get; init; }

    public RecommendationLimits Limits { get; init; } = new();

    public Objective Objective { get; init; }

    public double Threshold { get; init; } = RecommendationRequest.DefaultThreshold;
}
