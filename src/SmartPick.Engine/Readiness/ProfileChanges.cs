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
    public static IEnumerable<Change> Of(RecommendationRequest request, AdviceContext context, ReadinessData data) =>
        Scores(request, context, data)
            .Concat(Letters(request, context))
            .Concat(Research(request, context))
            .Concat(Commitment(request, context))
            .Concat(UsExperience(request, context));

    private static IEnumerable<Change> Scores(RecommendationRequest request, AdviceContext context, ReadinessData data)
    {
        if (context.Fact("step2ck-taken") == true)
        {
            yield break;
        }

        var kind = context.Fact("comlex-only") == true ? ChangeCodes.Step2CkBesideComlex : ChangeCodes.Step2Ck;
        var attempts = (request.Applicant.Step2Ck?.Failures ?? 0) + 1;
        foreach (var level in Levels(context, data))
        {
            var score = level.Score.ToString("0", CultureInfo.InvariantCulture);
            var change = Change.Of(
                kind,
                With(request, a => a with { Step2Ck = new ExamResult(true, level.Score, attempts) }),
                ("level", score),
                ("levelIs", level.Is));
            yield return change with { Code = $"{kind}-{score}" };
        }
    }

    /// <summary>
    /// Scores that say something about a specialty asked for; without one, what those reported who matched in the first choice.
    /// </summary>
    private static IEnumerable<ScoreLevel> Levels(AdviceContext context, ReadinessData data)
    {
        ScoreLevel[] levels =
            [.. data.ScoreLevels.Where(l => l.Specialty is null || context.Preferences.Specialties.ContainsKey(l.Specialty))];
        var own = levels.All(l => l.Specialty is null)
            ? data.Benchmarks.FirstOrDefault(b => b.Measure == BenchmarkMeasure.Step2Ck && b.Specialty == context.FirstChoice)
            : null;
        return own is null
            ? levels
            : levels.Append(new ScoreLevel(
                Math.Round(own.Matched), $"mean of {own.Population} in {context.NameOf(own.Specialty)}, {own.Year}", own.Source, own.Specialty)).DistinctBy(l => l.Score);
    }

    private static IEnumerable<Change> Letters(RecommendationRequest request, AdviceContext context)
    {
        var wanted = context.ByPreference.ToArray();
        var core = context.Model.Links.CoreBeside(context.FirstChoice);
        if (request.Applicant.Letters is not { } letters)
        {
            Letter[] package =
            [
                .. wanted.Select(s => new Letter(s, LetterWriter.Attending)),
                .. wanted.Where(context.LeadersLetterCounts).Select(s => new Letter(s, LetterWriter.ProgramDirector)),
                new Letter(core[0], LetterWriter.Attending),
            ];
            string[] words =
            [
                .. wanted.Select(s => $"{context.NameOf(s)} faculty"),
                .. wanted.Where(context.LeadersLetterCounts).Select(s => $"a program director in {context.NameOf(s)}"),
                "a core clerkship",
            ];
            yield return Change.Of(
                ChangeCodes.LettersPackage, With(request, a => a with { Letters = package }), ("letters", Figures.Words(words)));
            yield break;
        }

        foreach (var specialty in wanted)
        {
            if (!letters.Any(l => l.IsOf(specialty)))
            {
                yield return Letter(ChangeCodes.SpecialtyLetter, new Letter(specialty, LetterWriter.Attending), specialty);
            }

            if (context.LeadersLetterCounts(specialty) && !letters.Any(l => l.IsLeaders && l.IsOf(specialty)))
            {
                yield return Letter(ChangeCodes.LeaderLetter, new Letter(specialty, LetterWriter.ProgramDirector), specialty);
            }
        }

        if (!letters.Any(l => l.IsOfAny(core)))
        {
            yield return Change.Of(ChangeCodes.CoreLetter, Add(new Letter(core[0], LetterWriter.Attending)));
        }

        Change Letter(string kind, Letter letter, string specialty) =>
            Change.Of(kind, Add(letter), ("specialty", context.NameOf(specialty))) with { Code = $"{kind}-{specialty}" };

        RecommendationRequest Add(Letter letter) => With(request, a => a with { Letters = [.. letters, letter] });
    }

    private static IEnumerable<Change> Research(RecommendationRequest request, AdviceContext context)
    {
        if (request.Applicant.Research is not { } research)
        {
            yield break;
        }

        var specialty = context.FirstChoice;
        if (research.Abstracts is { } abstracts && research.ProjectsIn(specialty) is { } projects)
        {
            var more = new Dictionary<string, int>(research.SpecialtyProjects!, StringComparer.Ordinal) { [specialty] = projects + 1 };
            yield return Change.Of(
                ChangeCodes.SpecialtyAbstract,
                With(request, a => a with { Research = research with { Abstracts = abstracts + 1, SpecialtyProjects = more } }),
                ("specialty", context.NameOf(specialty)));
        }

        if (research is { Papers: { } papers, FirstAuthorPapers: { } first })
        {
            yield return Change.Of(
                ChangeCodes.FirstAuthorPaper, With(
                    request, a => a with { Research = research with { Papers = papers + 1, FirstAuthorPapers = first + 1 } }));
        }
    }

    private static IEnumerable<Change> Commitment(RecommendationRequest request, AdviceContext context)
    {
        if (context.Fact("student") != true)
        {
            yield break;
        }

        var specialty = context.FirstChoice;
        if (context.Fact("home-has-program") == true && context.Fact("home-sub-i") == false)
        {
            yield return Change.Of(
                ChangeCodes.HomeSubI,
                AddRotation(request, new Rotation(RotationKind.HomeSubI, specialty, null)),
                ("specialty", context.NameOf(specialty)));
        }

        if (context.Fact("leadership") == false)
        {
            yield return Change.Of(
                ChangeCodes.InterestGroup,
                With(request, a => a with { Leadership = [LeadershipRole.InterestGroup] }),
                ("specialty", context.NameOf(specialty)));
        }
    }

    private static IEnumerable<Change> UsExperience(RecommendationRequest request, AdviceContext context)
    {
        if (request.Applicant is { IsImg: true, UsClinicalExperienceMonths: { } months })
        {
            var more = (int)context.Threshold("readiness.usce.months");
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
