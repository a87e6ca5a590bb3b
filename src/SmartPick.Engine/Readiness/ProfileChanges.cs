using System.Globalization;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Requests;

namespace SmartPick.Engine.Readiness;

/// <summary>
/// What an applicant could still change about themselves. Only what the profile shows to be open: a passed Step 2 CK is not
/// offered again, a letter only while it is missing, and a count only where it is told.
/// </summary>
internal static class ProfileChanges
{
    public static IEnumerable<Change> Of(RecommendationRequest request, Situation situation, ReadinessData data) =>
        Scores(request, situation, data)
            .Concat(Letters(request, situation))
            .Concat(Research(request, situation))
            .Concat(Commitment(request, situation))
            .Concat(UsExperience(request, situation));

    private static IEnumerable<Change> Scores(RecommendationRequest request, Situation situation, ReadinessData data)
    {
        if (situation.Fact("step2ck-taken") == true)
        {
            yield break;
        }

        var kind = situation.Fact("comlex-only") == true ? ChangeCodes.Step2CkBesideComlex : ChangeCodes.Step2Ck;
        var attempts = (request.Applicant.Step2Ck?.Failures ?? 0) + 1;
        foreach (var level in Levels(situation, data))
        {
            var score = level.Score.ToString("0", CultureInfo.InvariantCulture);
            var change = Change.Of(kind, With(request, a => a with { Step2Ck = new ExamResult(true, level.Score, attempts) }), ("level", score), ("levelIs", level.Is));
            yield return change with { Code = $"{kind}-{score}" };
        }
    }

    /// <summary>Scores that say something about a specialty asked for; without one, what those reported who matched in the first choice.</summary>
    private static IEnumerable<ScoreLevel> Levels(Situation situation, ReadinessData data)
    {
        ScoreLevel[] levels = [.. data.ScoreLevels.Where(l => l.Specialty is null || situation.Preferences.Specialties.ContainsKey(l.Specialty))];
        var own = levels.All(l => l.Specialty is null)
            ? data.Benchmarks.FirstOrDefault(b => b.Measure == BenchmarkMeasure.Step2Ck && b.Specialty == situation.FirstChoice)
            : null;
        return own is null
            ? levels
            : levels.Append(new ScoreLevel(
                Math.Round(own.Matched), $"mean of {own.Population} in {situation.NameOf(own.Specialty)}, {own.Year}", own.Source, own.Specialty)).DistinctBy(l => l.Score);
    }

    private static IEnumerable<Change> Letters(RecommendationRequest request, Situation situation)
    {
        var wanted = situation.ByPreference.ToArray();
        var core = situation.Model.Links.CoreBeside(situation.FirstChoice);
        if (request.Applicant.Letters is not { } letters)
        {
            Letter[] package =
            [
                .. wanted.Select(s => new Letter(s, LetterWriter.Attending)),
                .. wanted.Where(situation.LeadersLetterCounts).Select(s => new Letter(s, LetterWriter.ProgramDirector)),
                new Letter(core[0], LetterWriter.Attending),
            ];
            string[] words =
            [
                .. wanted.Select(s => $"{situation.NameOf(s)} faculty"),
                .. wanted.Where(situation.LeadersLetterCounts).Select(s => $"a program director in {situation.NameOf(s)}"),
                "a core clerkship",
            ];
            yield return Change.Of(ChangeCodes.LettersPackage, With(request, a => a with { Letters = package }), ("letters", Figures.Words(words)));
            yield break;
        }

        foreach (var specialty in wanted)
        {
            if (!letters.Any(l => l.IsOf(specialty)))
            {
                yield return Letter(ChangeCodes.SpecialtyLetter, new Letter(specialty, LetterWriter.Attending), specialty);
            }

            if (situation.LeadersLetterCounts(specialty) && !letters.Any(l => l.IsLeaders && l.IsOf(specialty)))
            {
                yield return Letter(ChangeCodes.LeaderLetter, new Letter(specialty, LetterWriter.ProgramDirector), specialty);
            }
        }

        if (!letters.Any(l => l.IsOfAny(core)))
        {
            yield return Change.Of(ChangeCodes.CoreLetter, Add(new Letter(core[0], LetterWriter.Attending)));
        }

        Change Letter(string kind, Letter letter, string specialty) =>
            Change.Of(kind, Add(letter), ("specialty", situation.NameOf(specialty))) with { Code = $"{kind}-{specialty}" };

        RecommendationRequest Add(Letter letter) => With(request, a => a with { Letters = [.. letters, letter] });
    }

    private static IEnumerable<Change> Research(RecommendationRequest request, Situation situation)
    {
        if (request.Applicant.Research is not { } research)
        {
            yield break;
        }

        var specialty = situation.FirstChoice;
        if (research.Abstracts is { } abstracts && research.ProjectsIn(specialty) is { } projects)
        {
            var more = new Dictionary<string, int>(research.SpecialtyProjects!, StringComparer.Ordinal) { [specialty] = projects + 1 };
            yield return Change.Of(
                ChangeCodes.SpecialtyAbstract,
                With(request, a => a with { Research = research with { Abstracts = abstracts + 1, SpecialtyProjects = more } }),
                ("specialty", situation.NameOf(specialty)));
        }

        if (research is { Papers: { } papers, FirstAuthorPapers: { } first })
        {
            yield return Change.Of(
                ChangeCodes.FirstAuthorPaper, With(request, a => a with { Research = research with { Papers = papers + 1, FirstAuthorPapers = first + 1 } }));
        }
    }

    private static IEnumerable<Change> Commitment(RecommendationRequest request, Situation situation)
    {
        if (situation.Fact("student") != true)
        {
            yield break;
        }

        var specialty = situation.FirstChoice;
        if (situation.Fact("home-has-program") == true && situation.Fact("home-sub-i") == false)
        {
            yield return Change.Of(
                ChangeCodes.HomeSubI,
                AddRotation(request, new Rotation(RotationKind.HomeSubI, specialty, null)),
                ("specialty", situation.NameOf(specialty)));
        }

        if (situation.Fact("leadership") == false)
        {
            yield return Change.Of(ChangeCodes.InterestGroup, With(request, a => a with { Leadership = [LeadershipRole.InterestGroup] }), ("specialty", situation.NameOf(specialty)));
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
