using System.Globalization;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Engine.Readiness;

/// <summary>
/// What an applicant could still change about themselves. Only what the profile shows to be open: a passed Step 2 CK is not
/// offered again, a letter only while it is missing, and a count only where it is told.
/// </summary>
internal static class ProfileChanges
{
    public static IEnumerable<Change> Of(RecommendationRequest request, Situation situation, ReadinessData data) =>
        Scores(request, situation, data.ScoreLevels)
            .Concat(Letters(request, situation))
            .Concat(Research(request, situation))
            .Concat(Commitment(request, situation))
            .Concat(UsExperience(request, situation));

    private static IEnumerable<Change> Scores(RecommendationRequest request, Situation situation, IReadOnlyList<ScoreLevel> levels)
    {
        if (situation.Fact("step2ck-taken") == true)
        {
            yield break;
        }

        var kind = situation.Fact("comlex-only") == true ? ChangeCodes.Step2CkBesideComlex : ChangeCodes.Step2Ck;
        var attempts = (request.Applicant.Step2Ck?.Failures ?? 0) + 1;
        foreach (var level in levels)
        {
            var score = level.Score.ToString("0", CultureInfo.InvariantCulture);
            var change = Change.Of(kind, With(request, a => a with { Step2Ck = new ExamResult(true, level.Score, attempts) }), ("level", score), ("levelIs", level.Is));
            yield return change with { Code = $"{kind}-{score}" };
        }
    }

    private static IEnumerable<Change> Letters(RecommendationRequest request, Situation situation)
    {
        var asksIr = situation.Fact("asks-ir") == true;
        var asksDr = situation.Fact("asks-dr") == true;
        if (request.Applicant.Letters is not { } letters)
        {
            LetterKind[] package =
            [
                .. asksIr ? [LetterKind.IrAttending, LetterKind.IrProgramDirector] : Array.Empty<LetterKind>(),
                .. asksDr ? [LetterKind.DrFaculty] : Array.Empty<LetterKind>(),
                LetterKind.Surgery,
            ];
            string[] words = [.. asksIr ? ["an IR attending", "an IR program director"] : Array.Empty<string>(), .. asksDr ? ["DR faculty"] : Array.Empty<string>(), "a core clerkship"];
            yield return Change.Of(ChangeCodes.LettersPackage, With(request, a => a with { Letters = package }), ("letters", Figures.Words(words)));
            yield break;
        }

        if (asksIr && !letters.Any(l => l.IsIr()))
        {
            yield return Letter(ChangeCodes.IrLetter, LetterKind.IrAttending);
        }

        if (asksIr && !letters.Any(l => l.IsIrLeader()))
        {
            yield return Letter(ChangeCodes.IrLeaderLetter, LetterKind.IrProgramDirector);
        }

        if (!letters.Any(l => l.IsCore()))
        {
            yield return Letter(ChangeCodes.CoreLetter, LetterKind.Surgery);
        }

        if (asksDr && !letters.Contains(LetterKind.DrFaculty))
        {
            yield return Letter(ChangeCodes.DrLetter, LetterKind.DrFaculty);
        }

        Change Letter(string kind, LetterKind letter) => Change.Of(kind, With(request, a => a with { Letters = [.. letters, letter] }));
    }

    private static IEnumerable<Change> Research(RecommendationRequest request, Situation situation)
    {
        if (request.Applicant.Research is not { } research)
        {
            yield break;
        }

        if (situation.Fact("asks-ir") == true && research is { Abstracts: { } abstracts, IrProjects: { } projects })
        {
            yield return Change.Of(
                ChangeCodes.IrAbstract, With(request, a => a with { Research = research with { Abstracts = abstracts + 1, IrProjects = projects + 1 } }));
        }

        if (research is { Papers: { } papers, FirstAuthorPapers: { } first })
        {
            yield return Change.Of(
                ChangeCodes.FirstAuthorPaper, With(request, a => a with { Research = research with { Papers = papers + 1, FirstAuthorPapers = first + 1 } }));
        }
    }

    private static IEnumerable<Change> Commitment(RecommendationRequest request, Situation situation)
    {
        if (situation.Fact("asks-ir") != true || situation.Fact("student") != true)
        {
            yield break;
        }

        if (situation.Fact("home-has-ir") == true && situation.Fact("home-sub-i") == false)
        {
            yield return Change.Of(
                ChangeCodes.HomeSubI, AddRotation(request, new Rotation(RotationKind.HomeSubI, SpecialtyCodes.IntegratedIr, null)));
        }

        if (situation.Fact("leadership") == false)
        {
            yield return Change.Of(ChangeCodes.InterestGroup, With(request, a => a with { Leadership = [LeadershipRole.IrInterestGroup] }));
        }
    }

    private static IEnumerable<Change> UsExperience(RecommendationRequest request, Situation situation)
    {
        if (request.Applicant is { IsImg: true, UsClinicalExperienceMonths: { } months })
        {
            var more = (int)situation.Threshold("readiness.usce.months");
            yield return Change.Of(
                ChangeCodes.Usce,
                With(request, a => a with { UsClinicalExperienceMonths = months + more }),
                ("months", (months + more).ToString(CultureInfo.InvariantCulture)),
                ("more", more.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The request with a rotation added to those it tells.</summary>
    internal static RecommendationRequest AddRotation(RecommendationRequest request, params Rotation[] rotations) =>
        With(request, a => a with { Rotations = [.. a.Rotations ?? [], .. rotations] });

    private static RecommendationRequest With(RecommendationRequest request, Func<Applicant, Applicant> change) =>
        request with { Applicant = change(request.Applicant) };
}
