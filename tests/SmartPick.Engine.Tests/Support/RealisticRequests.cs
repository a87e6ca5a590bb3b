using System.Globalization;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Support;

/// <summary>Seeded requests as people make them: some tell everything, some next to nothing, under all kinds of limits.</summary>
internal static class RealisticRequests
{
    public static ProgramDirectory Directory { get; } = new(FictionalCatalog.Create(7, 240));

    public static Recommender Recommender { get; } = new(new SeasonBook([ShippedModel.Season2026]), ShippedModel.Parameters, ShippedModel.Advice);

    /// <summary>The request of a seed.</summary>
    public static RecommendationRequest Create(int seed)
    {
        var random = new Random(seed);
        var who = FictionalApplicants.Create(random.Next(), 1, Directory.Programs)[0];
        var told = random.NextDouble();
        var applicant = who.Applicant with
        {
            Honors = Told(who.Applicant.Honors),
            Research = Told(who.Applicant.Research),
            Letters = Told(who.Applicant.Letters),
            Rotations = Told(who.Applicant.Rotations),
            HomeInstitution = Told(who.Applicant.HomeInstitution),
            Ties = Told(who.Applicant.Ties),
            Step2Ck = random.NextDouble() < 0.9 ? who.Applicant.Step2Ck : null,
            ClassQuartile = random.NextDouble() < told ? who.Applicant.ClassQuartile : null,
        };
        return new RecommendationRequest
        {
            Applicant = applicant,
            Preferences = who.Preferences with
            {
                States = Told(who.Preferences.States),
                ExcludeStates = random.Next(4) == 0 ? ["TX"] : [],
            },
            TieSeed = TieOrder.Seed(applicant),
            Objective = random.Next(2) == 0 ? Objective.Balanced : random.Next(2) == 0 ? Objective.Match : Objective.Preference,
            Threshold = random.Next(4) switch { 0 => 0, 1 => 0.001, _ => RecommendationRequest.DefaultThreshold },
            Limits = new RecommendationLimits
            {
                Applications = random.Next(3) == 0 ? random.Next(1, 90) : RecommendationLimits.DefaultApplications,
                BudgetUsd = random.Next(2) == 0 ? null : random.Next(20, 1500),
                FeeAssistance = random.Next(3) == 0,
                PerSpecialty = random.Next(5) == 0 ? new Dictionary<string, int> { ["dr"] = random.Next(0, 40) } : new Dictionary<string, int>(),
                Signals = random.Next(4) == 0
                    ? new Dictionary<string, SignalPool> { ["radiology"] = new(random.Next(0, 7), random.Next(0, 7)) }
                    : new Dictionary<string, SignalPool>(),
            },
        };

        T? Told<T>(T? value)
            where T : class => random.NextDouble() < told ? value : null;
    }

    /// <summary>Specialties that can be asked for.</summary>
    public static IEnumerable<string> Preferable => ShippedModel.Season2026.Preferable;

    /// <summary>A state that has programs.</summary>
    public static string State(Random random) => Directory.Programs[random.Next(Directory.Programs.Count)].State;

    /// <summary>A number from the environment, by which commands run a test at length.</summary>
    public static int Setting(string name, int unlessSet) =>
        Environment.GetEnvironmentVariable(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : unlessSet;

    public static Recommendation Recommend(RecommendationRequest request) => Recommender.Recommend(request, Directory, CancellationToken.None);

    /// <summary>P(match with its PGY-1 year): a match to an advanced position without a year is none.</summary>
    public static double WithYear(ListSummary summary) => summary.MatchProbability.P - summary.WithoutPgy1;

    /// <summary>What list and PGY-1 years are worth together: a match without a first year is worth nothing, and as good a match as any.</summary>
    public static double Worth(ListSummary summary) =>
        summary.MatchProbability.P > 0 ? summary.ExpectedValue * WithYear(summary) / summary.MatchProbability.P : summary.ExpectedValue;
}
