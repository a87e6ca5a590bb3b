using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.Odds;

/// <summary>The features of an applicant's strength on paper, in the unit their coefficients are given in.</summary>
internal static class StrengthFeatures
{
    private const int MaxFailures = 2;
    private const int MaxIrProjects = 2;
    private const int MaxIrLetters = 2;
    private const int MaxAways = 2;
    private const int MaxRedFlags = 3;
    private const int MaxYearsSinceGraduation = 8;
    private const int MaxUsClinicalMonths = 6;
    private const double MinorClerkshipWeight = 0.5;
    private const int FirstAuthorBonus = 2;

    /// <summary>Every feature by the name of its coefficient.</summary>
    public static IReadOnlyList<StrengthFeature> All { get; } =
    [
        new("step2ck", "Step 2 CK", (a, _) => a.Step2Ck is null && a.ComlexLevel2 is not null
            ? FeatureValue.NotApplicable
            : FeatureValue.Of(a.Step2Ck?.Score / 10)),
        new("comlex", "COMLEX Level 2-CE", (a, _) => a.Step2Ck is not null || a.ComlexLevel2 is null
            ? FeatureValue.NotApplicable
            : FeatureValue.Of(a.ComlexLevel2.Score / 100)),
        new("failures", "Failed licensing exams", (a, _) => Failures(a)),
        new("rebound", "Rebound after a failure", (a, s) => Failures(a).Number > 0 && a.Step2Ck is { Passed: not false, Score: { } score }
            ? FeatureValue.Of(score / 10 >= s.ReboundFrom ? 1 : 0)
            : FeatureValue.NotApplicable),
        new("classRank", "Class quartile", (a, _) => FeatureValue.Of(2.5 - a.ClassQuartile)),
        new("aoa", "AOA", (a, _) => FeatureValue.Of(YesNo(a.Aoa))),
        new("goldHumanism", "Gold Humanism", (a, _) => FeatureValue.Of(YesNo(a.GoldHumanism))),
        new("honors", "Honoured clerkships", (a, _) => FeatureValue.Of(a.Honors?.Distinct().Sum(HonorWeight))),
        new("research", "Scholarly products", (a, s) => Products(a.Research, s.ResearchReference)),
        new("irResearch", "IR research", (a, _) => FeatureValue.Of(Capped(a.Research?.IrProjects, MaxIrProjects))),
        new("irLetters", "IR letters", (a, _) => FeatureValue.Of(Capped(a.Letters?.Count(l => l.IsIr()), MaxIrLetters))),
        new("irLeaderLetter", "Letter from an IR program director or chief", (a, _) => FeatureValue.Of(
            YesNo(a.Letters?.Any(l => l.IsIrLeader())))),
        new("drLetter", "Letter from DR faculty", (a, _) => FeatureValue.Of(YesNo(a.Letters?.Contains(LetterKind.DrFaculty)))),
        new("coreLetter", "Letter from a core clerkship", (a, _) => FeatureValue.Of(YesNo(a.Letters?.Any(l => l.IsCore())))),
        new("homeSubI", "Home sub-internship", (a, s) => FeatureValue.Of(
            YesNo(a.Rotations?.Any(r => r.Kind == RotationKind.HomeSubI && IsIn(r, s.Specialty))))),
        new("aways", "Away rotations", (a, s) => FeatureValue.Of(
            Capped(a.Rotations?.Count(r => r.Kind == RotationKind.Away && IsIn(r, s.Specialty)), MaxAways))),
        new("leadership", "Leadership", (a, _) => FeatureValue.Of(YesNo(a.Leadership?.Any()))),
        new("redFlags", "Red flags", (a, _) => FeatureValue.Of(Capped(a.RedFlags?.Distinct().Count(), MaxRedFlags))),
        new("yearsSinceGraduation", "Years since graduation", (a, s) => a.IsSenior
            ? FeatureValue.NotApplicable
            : FeatureValue.Of(a.GraduationYear is { } year ? Math.Clamp(s.MatchYear - year, 0, MaxYearsSinceGraduation) : null)),
        new("usClinicalExperience", "US clinical experience", (a, _) => a.IsImg
            ? FeatureValue.Of(Capped(a.UsClinicalExperienceMonths, MaxUsClinicalMonths))
            : FeatureValue.NotApplicable),
    ];

    private static FeatureValue Failures(Applicant a) => a.Step1 is null && a.Step2Ck is null && a.ComlexLevel1 is null && a.ComlexLevel2 is null
        ? FeatureValue.Unknown
        : FeatureValue.Of(Math.Min(
            MaxFailures,
            new[] { a.Step1, a.Step2Ck, a.ComlexLevel1, a.ComlexLevel2 }.Sum(exam => exam?.Failures ?? 0)));

    /// <summary>
    /// ln(1 + products). Counts that are not given could be anything from none up, so the known ones are a floor:
    /// they speak only where they already exceed the reference.
    /// </summary>
    private static FeatureValue Products(Research? research, double reference)
    {
        if (research is null)
        {
            return FeatureValue.Unknown;
        }

        var known = Math.Log(1 + (research.Abstracts ?? 0) + (research.Posters ?? 0) + (research.Papers ?? 0)
            + (FirstAuthorBonus * (research.FirstAuthorPapers ?? 0)));
        var complete = research is { Abstracts: not null, Posters: not null, Papers: not null, FirstAuthorPapers: not null };
        return complete || known >= reference ? FeatureValue.Of(known) : FeatureValue.Unknown;
    }

    private static double HonorWeight(Clerkship clerkship) =>
        clerkship is Clerkship.Medicine or Clerkship.Surgery or Clerkship.Radiology ? 1 : MinorClerkshipWeight;

    private static bool IsIn(Rotation rotation, string specialty) => rotation.Specialty is null || rotation.Specialty == specialty;

    private static double? YesNo(bool? value) => value is { } known ? (known ? 1 : 0) : null;

    private static double? Capped(int? count, int cap) => count is { } known ? Math.Min(known, cap) : null;
}

/// <summary>One feature: how to read it from an applicant.</summary>
/// <param name="Name">Name of its coefficient.</param>
/// <param name="Label">Its name in the field's words.</param>
/// <param name="Read">Its value for an applicant to a specialty.</param>
internal sealed record StrengthFeature(string Name, string Label, Func<Applicant, StrengthContext, FeatureValue> Read);

/// <summary>What reading a feature needs beside the applicant.</summary>
/// <param name="Specialty">The specialty applied to.</param>
/// <param name="MatchYear">The year of the match.</param>
/// <param name="ReboundFrom">Step 2 CK in tens of points from which an earlier failure counts as rebutted.</param>
/// <param name="ResearchReference">The reference applicant's ln(1 + products).</param>
internal sealed record StrengthContext(string Specialty, int MatchYear, double ReboundFrom, double ResearchReference);
