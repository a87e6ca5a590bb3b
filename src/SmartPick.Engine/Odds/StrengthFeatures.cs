using System.Globalization;
using System.Numerics;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Odds;

/// <summary>The features of an applicant's strength on paper, in the unit their coefficients are given in.</summary>
internal static class StrengthFeatures
{
    /// <summary>Exams with a failure rate of their own: the first (Step 1 or COMLEX Level 1) and the second.</summary>
    private const int Exams = 2;

    /// <summary>Every feature, by the name of its coefficient.</summary>
    public static IReadOnlyList<StrengthFeature> All { get; } =
    [
        new("step2ck", "step2ck", Step2, Step2Text),
        new("failures", "step2ck.attempts", Failures, FailuresText),
        new(
            "classRank",
            "classQuartile",
            (f, a) => f.Of(2.5 - a.ClassQuartile),
            (_, a) => a.ClassQuartile == 1 ? "Top quartile of the class" : $"Class quartile {a.ClassQuartile}"),
        new("aoa", "aoa", (f, a) => f.Of(YesNo(a.Aoa)), (_, a) => a.Aoa == true ? "AOA member" : "Not an AOA member"),
        new(
            "goldHumanism",
            "goldHumanism",
            (f, a) => f.Of(YesNo(a.GoldHumanism)),
            (_, a) => a.GoldHumanism == true ? "Gold Humanism member" : "Not a Gold Humanism member"),
        new("honors", "honors", (f, a) => f.Of(Honors(f, a)), (f, a) => Number($"{Counted(a.Honors!.Distinct().Count(), "honored clerkship")} ({TypicalText(f)}, minor ones counting {f.Model.MinorClerkshipWeight:0.##})")),
        new("research", "research", Research, ResearchText),
        new(
            "ownProjects",
            "research.specialtyProjects",
            (f, a) => f.Of(a.Research?.ProjectsIn(f.Specialty)),
            (f, a) => Number($"{Counted(a.Research!.ProjectsIn(f.Specialty)!.Value, "project")} in the specialty ({TypicalText(f)})")),
        new(
            "relatedProjects",
            "research.specialtyProjects",
            (f, a) => f.Of(RelatedProjects(f, a)),
            (f, a) => Number($"{Counted(RelatedProjects(f, a)!.Value, "project")} in a related specialty ({TypicalText(f)})")),
        new(
            "ownLetters",
            "letters",
            (f, a) => f.Of(a.Letters?.Count(l => l.IsOf(f.Specialty))),
            (f, a) => Number($"{Counted(a.Letters!.Count(l => l.IsOf(f.Specialty)), "letter")} from the specialty ({TypicalText(f)})")),
        new("ownLeaderLetter", "letters", (f, a) => f.Of(YesNo(a.Letters?.Any(l => l.IsLeaders && l.IsOf(f.Specialty)))), (f, a) => a.Letters!.Any(l => l.IsLeaders && l.IsOf(f.Specialty)) ? "Letter from a program director or chair of the specialty" : "No letter from a program director or chair of the specialty"),
        new("relatedLetters", "letters", (f, a) => f.Of(a.Letters?.Count(l => l.IsOfAny(f.Model.Related))), (f, a) => Number($"{Counted(a.Letters!.Count(l => l.IsOfAny(f.Model.Related)), "letter")} from a related specialty ({TypicalText(f)})")),
        new("relatedLeaderLetter", "letters", (f, a) => f.Of(YesNo(a.Letters?.Any(l => l.IsLeaders && l.IsOfAny(f.Model.Related)))), (f, a) => a.Letters!.Any(l => l.IsLeaders && l.IsOfAny(f.Model.Related)) ? "Letter from a program director or chair of a related specialty" : "No letter from a program director or chair of a related specialty"),
        new(
            "coreLetter",
            "letters",
            (f, a) => f.Of(YesNo(a.Letters?.Any(l => l.IsOfAny(f.Model.Core)))),
            (f, a) => a.Letters!.Any(l => l.IsOfAny(f.Model.Core)) ? "Letter from a core clerkship" : "No letter from a core clerkship"),
        new(
            "homeSubI",
            "rotations",
            (f, a) => f.Of(YesNo(Rotations(f, a, RotationKind.HomeSubI) is { } done ? done > 0 : null)),
            (f, a) => Rotations(f, a, RotationKind.HomeSubI) > 0 ? "Home sub-internship" : "No home sub-internship"),
        new(
            "aways",
            "rotations",
            (f, a) => f.Of(Rotations(f, a, RotationKind.Away)),
            (f, a) => Number($"{Counted(Rotations(f, a, RotationKind.Away)!.Value, "away rotation")} ({TypicalText(f)})")),
        new(
            "leadership",
            "leadership",
            (f, a) => f.Of(YesNo(a.Leadership?.Any())),
            (_, a) => a.Leadership!.Any() ? "Leadership role" : "No leadership role"),
        new("redFlags", "redFlags", (f, a) => f.Of(RedFlags(a)), (_, a) => Counted(RedFlags(a)!.Value, "red flag")),
        new(
            "yearsSinceGraduation",
            "graduationYear",
            YearsSinceGraduation,
            (f, a) => Counted(Math.Max(0, f.MatchYear - a.GraduationYear!.Value), "year") + " since graduation"),
        new(
            "usClinicalExperience",
            "usClinicalExperienceMonths",
            (f, a) => a.IsImg ? f.Of(a.UsClinicalExperienceMonths) : Reading.NotApplicable,
            (_, a) => Counted(a.UsClinicalExperienceMonths!.Value, "month") + " of US clinical experience"),
    ];

    /// <summary>Place of Step 2 CK in <see cref="All"/>.</summary>
    public static int Step2Ck { get; } = IndexOf("step2ck");

    /// <summary>Place of a feature in <see cref="All"/>.</summary>
    public static int IndexOf(string name) => All.Index().First(f => f.Item.Name == name).Index;

    /// <summary>Step 2 CK; where no score is told, what a COMLEX Level 2-CE predicts of it, give or take.</summary>
    private static Reading Step2(FeatureView f, Applicant a)
    {
        var model = f.Model;
        if (a.Step2Ck?.Score is { } score)
        {
            return f.Of(score / 10);
        }

        if (a.ComlexLevel2?.Score is not { } comlex)
        {
            return new Reading(
                true, false, new Uncertain(model.TypicalScores[(int)a.Type], f.Effect.StandardDeviation * f.Effect.StandardDeviation, 0));
        }

        var predicted = Uncertain.Known((comlex / 100) - model.ComlexReference).Times(model.ComlexSlope);
        var explained = model.ComlexSlope.Value * model.ComlexSpread;
        var left = Math.Max(0, (f.Effect.StandardDeviation * f.Effect.StandardDeviation) - (explained * explained));
        return Reading.Known(predicted + new Uncertain(f.Effect.Reference, left, 0));
    }

    private static string Step2Text(FeatureView f, Applicant a)
    {
        if (a.Step2Ck?.Score is not { } score)
        {
            return Number(
                $"COMLEX Level 2-CE {a.ComlexLevel2!.Score:0}, which predicts a Step 2 CK of about {10 * Step2(f, a).Value.Mean:0}");
        }

        var above = score - f.Model.Step2Matched;
        return above == 0
            ? Number($"Step 2 CK {score:0.#}, the matched mean")
            : Number($"Step 2 CK {score:0.#}, {Math.Abs(above):0.#} {(above > 0 ? "above" : "below")} the matched mean of {f.Model.Step2Matched:0}");
    }

    /// <summary>
    /// Failed attempts; an exam that is not told of counts as the population's rate. A Step 2 CK at or above the matched mean makes
    /// good a share of each failure, never all of it, so that a failure less is always better.
    /// </summary>
    private static Reading Failures(FeatureView f, Applicant a)
    {
        var (known, unknown) = KnownFailures(a, f.Cap);
        if (unknown == Exams)
        {
            return f.Of(null);
        }

        var rate = f.Effect.Reference / Exams;
        var left = known >= f.Cap ? 0 : unknown;
        var value = new Uncertain(
            Math.Min(f.Cap, known + (left * rate)), left * f.Effect.StandardDeviation * f.Effect.StandardDeviation / Exams, 0);
        if (known == 0)
        {
            return Reading.Known(value);
        }

        var good = Rebound(f, a);
        var (share, error) = (f.Model.ReboundShare.Value, f.Model.ReboundShare.StandardError);
        var offset = new Uncertain(
            -known * share * good,
            known * known * share * share * good * (1 - good),
            known * known * error * error * good);
        return Reading.Known(value + offset);
    }

    /// <summary>P(Step 2 CK at or above the matched mean): 0 or 1 when it is known.</summary>
    private static double Rebound(FeatureView f, Applicant a)
    {
        if (a.Step2Ck is { Passed: false })
        {
            return 0;
        }

        var step2 = f.Model.Features[0];
        return a.Step2Ck?.Score is { } score
            ? (score >= f.Model.Step2Matched ? 1 : 0)
            : StandardNormal.Cdf((step2.Reference - (f.Model.Step2Matched / 10)) / step2.StandardDeviation);
    }

    private static (double Known, int Unknown) KnownFailures(Applicant a, double cap)
    {
        var (known, unknown) = (0.0, 0);
        Count(a.Step1, a.ComlexLevel1);
        Count(a.Step2Ck, a.ComlexLevel2);
        return (Math.Min(known, cap), unknown);

        void Count(ExamResult? usmle, ExamResult? comlex)
        {
            if (usmle?.KnownFailures is null && comlex?.KnownFailures is null)
            {
                unknown++;
            }

            known += (usmle?.KnownFailures ?? 0) + (comlex?.KnownFailures ?? 0);
        }
    }

    private static string FailuresText(FeatureView f, Applicant a)
    {
        var known = KnownFailures(a, double.PositiveInfinity).Known;
        return (known == 0 ? "No failed licensing exam" : Counted((int)known, "failed licensing exam"))
            + (known > 0 && Rebound(f, a) == 1 ? ", partly offset by Step 2 CK" : "");
    }

    /// <summary>
    /// ln(1 + products), a first-author paper counting more, up to what the matched report. Counts not given are anything from none
    /// up, and no more papers can be first-author ones than there are: known bounds.
    /// </summary>
    private static Reading Research(FeatureView f, Applicant a)
    {
        if (a.Research is not { } r || r is { Abstracts: null, Posters: null, Papers: null, FirstAuthorPapers: null })
        {
            return f.Of(null);
        }

        var firstAuthor = f.Model.FirstAuthorBonus;
        var known = r.KnownProducts + (firstAuthor * (r.FirstAuthorPapers ?? 0));
        var most = r is { AllCounted: true, Papers: { } papers }
            ? known + (r.FirstAuthorPapers is null ? firstAuthor * papers : 0)
            : double.PositiveInfinity;
        var cap = Math.Log(1 + f.Cap);
        var (low, high) = (Math.Min(Math.Log(1 + known), cap), Math.Min(Math.Log(1 + most), cap));
        return Reading.Known(TruncatedNormal.Between(low, high, f.Effect.Reference, f.Effect.StandardDeviation));
    }

    private static string ResearchText(FeatureView f, Applicant a)
    {
        var r = a.Research!;
        return Number($"{(r.AllCounted ? "" : "At least ")}{Counted(r.KnownProducts, "research item")}{(r.FirstAuthorPapers > 0 ? $", {Counted(r.FirstAuthorPapers.Value, "first-author paper")}" : "")}; matched applicants report {f.Model.ResearchMatched:0.#}");
    }

    /// <summary>Projects in related specialties; null when none of them is told.</summary>
    private static int? RelatedProjects(FeatureView f, Applicant a)
    {
        int? projects = null;
        for (var i = 0; i < f.Model.Related.Count; i++)
        {
            projects = a.Research?.ProjectsIn(f.Model.Related[i]) is { } told ? (projects ?? 0) + told : projects;
        }

        return projects;
    }

    private static Reading YearsSinceGraduation(FeatureView f, Applicant a) =>
        a.IsSenior
            ? Reading.NotApplicable
            : f.Of(a.GraduationYear is { } year ? Math.Max(0, f.MatchYear - year) : null);

    /// <summary>Clerkships honored, each once, minor ones counting less; null when not told.</summary>
    private static double? Honors(FeatureView f, Applicant a)
    {
        if (a.Honors is not { } honors)
        {
            return null;
        }

        var (sum, seen) = (0.0, 0);
        for (var i = 0; i < honors.Count; i++)
        {
            var bit = 1 << (int)honors[i];
            sum += (seen & bit) != 0 ? 0 : IsMajor(honors[i]) ? 1 : f.Model.MinorClerkshipWeight;
            seen |= bit;
        }

        return sum;
    }

    /// <summary>Red flags, each once; null when not told.</summary>
    private static int? RedFlags(Applicant a)
    {
        if (a.RedFlags is not { } flags)
        {
            return null;
        }

        var seen = 0u;
        for (var i = 0; i < flags.Count; i++)
        {
            seen |= 1u << (int)flags[i];
        }

        return BitOperations.PopCount(seen);
    }

    /// <summary>Rotations of a kind in the specialty; null when not told.</summary>
    private static int? Rotations(FeatureView f, Applicant a, RotationKind kind)
    {
        if (a.Rotations is not { } rotations)
        {
            return null;
        }

        var count = 0;
        for (var i = 0; i < rotations.Count; i++)
        {
            count += rotations[i].Kind == kind && f.IsIn(rotations[i]) ? 1 : 0;
        }

        return count;
    }

    private static bool IsMajor(Clerkship clerkship) => clerkship is Clerkship.Medicine or Clerkship.Surgery or Clerkship.Radiology;

    private static double? YesNo(bool? value) => value is { } known ? (known ? 1 : 0) : null;

    private static string Counted(int count, string what) =>
        (count == 0 ? "No" : count.ToString(CultureInfo.InvariantCulture)) + $" {what}{(count == 1 ? "" : "s")}";

    private static string TypicalText(FeatureView f) => Number($"typical: {f.Effect.Reference:0.#}");

    private static string Number(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>One feature: how to read it from an applicant, and how to say it.</summary>
/// <param name="Name">Name of its coefficient.</param>
/// <param name="Field">The field of the profile that it is read from.</param>
/// <param name="Read">Its value, as far as it is known.</param>
/// <param name="Say">The known value in plain words.</param>
internal sealed record StrengthFeature(
    string Name, string Field, Func<FeatureView, Applicant, Reading> Read, Func<FeatureView, Applicant, string> Say)
{
    /// <summary>Its code among the reasons.</summary>
    public string Factor { get; } = Contribution.FactorOf(Name);
}

/// <summary>What reading a feature needs beside the applicant.</summary>
/// <param name="Model">The specialty's parameters.</param>
/// <param name="Specialty">Its code.</param>
/// <param name="MatchYear">The year of the match.</param>
/// <param name="Effect">The feature's effect.</param>
/// <param name="Cap">Where it stops to count.</param>
internal readonly record struct FeatureView(SpecialtyModel Model, string Specialty, int MatchYear, Effect Effect, double Cap)
{
    /// <summary>A value that is known up to the cap, or unknown.</summary>
    public Reading Of(double? value) =>
        value is { } known ? Reading.Known(Uncertain.Known(Math.Min(known, Cap))) : new Reading(true, false, Effect.Unknown);

    public bool IsIn(Rotation rotation) => rotation.Specialty is null || rotation.Specialty == Specialty;
}

/// <summary>What a profile says of one feature.</summary>
/// <param name="Applies">Whether the feature concerns this type of applicant at all.</param>
/// <param name="IsKnown">Whether the profile says something of it.</param>
/// <param name="Value">Its value, as far as it is known.</param>
internal readonly record struct Reading(bool Applies, bool IsKnown, Uncertain Value)
{
    public static Reading NotApplicable { get; } = new(false, false, default);

    public static Reading Known(Uncertain value) => new(true, true, value);
}
