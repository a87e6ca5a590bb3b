using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Readiness;

/// <summary>Readiness of made-up applicants on a small fictional catalog.</summary>
internal static class Assessed
{
    public static readonly DateOnly Today = new(2025, 2, 10);

    public static readonly ProgramDirectory Catalog = new(FictionalCatalog.Create(2026, 90));

    private static readonly SeasonBook Seasons = new([ShippedModel.Season2026]);

    private static readonly Recommender Recommender = new(Seasons, ShippedModel.Parameters, ShippedModel.Advice);

    private static readonly ReadinessAdvisor Advisor = new(Recommender, Seasons, ShippedModel.Parameters, ShippedModel.Readiness);

    public static AwayChoice Aways { get; } = new(Seasons, ShippedModel.Parameters);

    public static RecommendationRequest Request(Applicant applicant, params string[] specialties) => new()
    {
        Applicant = applicant,
        Preferences = new Preferences
        {
            Specialties = (specialties.Length == 0 ? ["ir-integrated", "dr"] : specialties)
                .ToDictionary(s => s, s => s == "dr" ? 0.7 : 1.0, StringComparer.Ordinal),
        },
        Limits = new RecommendationLimits { Applications = 15 },
        TieSeed = 3,
    };

    public static ReadinessReport Of(RecommendationRequest request, DateOnly? today = null) =>
        Advisor.Assess(request, Catalog, today ?? Today, CancellationToken.None);

    public static ReadinessReport Of(RecommendationRequest request, CancellationToken cancellationToken) =>
        Advisor.Assess(request, Catalog, Today, cancellationToken);

    public static Recommendation Recommend(RecommendationRequest request) =>
        Recommender.Recommend(request, Catalog, CancellationToken.None);
}
