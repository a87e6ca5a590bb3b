using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Calibration.Acceptance;

/// <summary>What the product answers to applicants who tell type and score alone, beside the match rates published of such.</summary>
/// <param name="Seasons">Rules of the seasons.</param>
/// <param name="Model">The model.</param>
/// <param name="Directory">The real directory.</param>
public sealed record AcceptanceRun(SeasonBook Seasons, ModelParameters Model, ProgramDirectory Directory)
{
    /// <summary>Applications of the list that is asked for.</summary>
    public const int Applications = 70;

    /// <summary>Every published rate, bands rolled to the newest one of their specialty, with the answer.</summary>
    public IReadOnlyList<AcceptanceRow> Rows(IReadOnlyList<PublishedRate> rates) =>
    [
        .. rates.GroupBy(r => (r.Specialty, IsBand: r.From is not null))
            .SelectMany(g => g.Key.IsBand ? PublishedRate.Roll([.. g], Newest(g.Key.Specialty)) : [.. g])
            .AsParallel().AsOrdered().Select(r => new AcceptanceRow(r, Answer(r.Specialty, r.ApplicantType, r.Asked))),
    ];

    /// <summary>P(match) of the best list, before applying.</summary>
    /// <param name="specialty">The only specialty asked for.</param>
    /// <param name="type">The applicant's type.</param>
    /// <param name="score">The Step 2 CK; null where it is not told.</param>
    public double Answer(string specialty, ApplicantType type, double? score) =>
        new Recommender(Seasons, Model, AdviceBook.Empty).Recommend(
        new RecommendationRequest
        {
            Applicant = new Applicant { Type = type, Step2Ck = score is { } told ? new ExamResult(true, told, 1) : null },
            Preferences = new Preferences { Specialties = new Dictionary<string, double> { [specialty] = 1 } },
            Limits = new RecommendationLimits { Applications = Applications },
            Objective = Objective.Match,
            Threshold = 0,
            TieSeed = 1,
        },
        Directory,
        CancellationToken.None).Summary.MatchProbability.P;

    private double Newest(string specialty) => Model.Targets
        .Last(t => t.Specialty == specialty && t.ApplicantType == ApplicantType.UsMdSenior && t.IsNewest && t.Unit == "rate").Published;
}

/// <summary>A published rate and the answer.</summary>
public sealed record AcceptanceRow(PublishedRate Published, double Answer)
{
    /// <summary>How far the answer is off.</summary>
    public double Miss => Math.Abs(Answer - Published.Rate);
}
