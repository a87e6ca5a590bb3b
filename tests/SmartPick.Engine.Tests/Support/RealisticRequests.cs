using System.Globalization;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Support;

/// <summary>Realistic requests on a fictional catalog, and what their answers are worth.</summary>
internal static class RealisticRequests
{
    public static ProgramDirectory Directory { get; } = new(FictionalCatalog.Create(7, 240));

    public static Recommender Recommender { get; } = new(
        new SeasonBook([ShippedModel.Season2026]), ShippedModel.Parameters, ShippedModel.Advice);

    /// <inheritdoc cref="RealisticRequest.Create"/>
    public static RecommendationRequest Create(int seed) => RealisticRequest.Create(seed, Directory.Programs);

    /// <summary>Specialties that can be asked for.</summary>
    public static IEnumerable<string> Preferable => ShippedModel.Season2026.Preferable;

    /// <summary>A state that has programs.</summary>
    public static string State(Random random) => Directory.Programs[random.Next(Directory.Programs.Count)].State;

    /// <summary>A number from the environment, by which commands run a test at length.</summary>
    public static int Setting(string name, int unlessSet) =>
        Environment.GetEnvironmentVariable(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : unlessSet;

    public static Recommendation Recommend(RecommendationRequest request) =>
        Recommender.Recommend(request, Directory, CancellationToken.None);

    /// <summary>P(match with its PGY-1 year): a match to an advanced position without a year is none.</summary>
    public static double WithYear(ListSummary summary) => summary.MatchProbability.P - summary.WithoutPgy1;

    /// <summary>
    /// What list and PGY-1 years are worth together: a match without a first year is worth nothing, and as good a match as any.
    /// </summary>
    public static double Worth(ListSummary summary) =>
        summary.MatchProbability.P > 0 ? summary.ExpectedValue * WithYear(summary) / summary.MatchProbability.P : summary.ExpectedValue;
}
