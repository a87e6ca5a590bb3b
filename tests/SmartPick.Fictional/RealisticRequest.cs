using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Fictional;

/// <summary>Seeded requests as people make them: some tell everything, some next to nothing, under all kinds of limits.</summary>
public static class RealisticRequest
{
    /// <summary>The request of a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="programs">Programs of the catalog that it is made for.</param>
    public static RecommendationRequest Create(int seed, IReadOnlyList<ResidencyProgram> programs)
    {
        var random = new Random(seed);
        var who = FictionalApplicants.Create(random.Next(), 1, programs)[0];
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
}
