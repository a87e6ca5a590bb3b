using System.Globalization;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Readiness;

/// <summary>The parts of an application against what the guide asks of them.</summary>
internal static class Checks
{
    private const string LettersField = "applicant.letters";
    private const string HomeStep = "home-sub-i";
    private const string AwaysStep = "aways";

    public static LettersCheck Letters(Situation situation, AdviceBook advice)
    {
        var have = situation.Applicant.Letters ?? [];
        var wanted = situation.ByPreference.ToArray();
        var core = situation.Model.Links.CoreBeside(situation.FirstChoice);
        Letter[] missing =
        [
            .. wanted.Where(s => !have.Any(l => l.IsOf(s))).Select(s => new Letter(s, LetterWriter.Attending)),
            .. If(!have.Any(l => l.IsOfAny(core)), new Letter(core[0], LetterWriter.Attending)),
        ];
        Letter[] optional =
        [
            .. wanted.Where(s => situation.LeadersLetterCounts(s) && !have.Any(l => l.IsLeaders && l.IsOf(s)))
                .Select(s => new Letter(s, LetterWriter.ProgramDirector)),
            .. If(
                situation.Fact("enough-products") == true && have.All(l => l.Writer != LetterWriter.ResearchMentor),
                new Letter(null, LetterWriter.ResearchMentor)),
        ];
        var texts = advice.Give(AdviceUse.Letters, situation).Take(1)
            .Concat(advice.Give(AdviceUse.Gap, situation).Where(g => g.Rule.Field == LettersField))
            .Select(a => a.Text);
        return new LettersCheck(have, missing, optional, string.Join(" ", texts));
    }

    public static ResearchCheck Research(Situation situation, ReadinessData data)
    {
        var research = situation.Applicant.Research;
        var target = (int)situation.Threshold("readiness.research.projects");
        var reported = data.Benchmarks
            .Where(b => b.Measure == BenchmarkMeasure.Products && situation.Preferences.Specialties.ContainsKey(b.Specialty))
            .Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Matched:0.#} in {situation.Season.Rules.Specialties[b.Specialty].Name} ({b.Year})"))
            .ToArray();
        return new ResearchCheck(
            research?.KnownProducts,
            research?.ProjectsIn(situation.FirstChoice),
            (int)situation.Threshold("readiness.research.low"),
            (int)situation.Threshold("readiness.research.high"),
            target,
            data.Calendar.Of(SeasonEvent.Submission, situation.Standing!.MatchYear).From,
            situation.Fact("enough-products") & (target == 0 ? true : research?.ProjectsIn(situation.FirstChoice) is { } projects ? projects >= target : null),
            First(data.Advice, AdviceUse.Research, situation)
                + (reported.Length > 0 ? $" For comparison, matched US MD seniors reported these averages, counted generously: {Figures.Words(reported)}." : ""));
    }

    public static RotationAdvice Rotations(
        Situation situation, AdviceBook advice, IReadOnlyList<PlanItem> plan, IReadOnlyList<AwayTried> aways)
    {
        var home = situation.Directory.Of(situation.FirstChoice).FirstOrDefault(situation.Applicant.IsHome);
        return new RotationAdvice(
            situation.Fact("home-sub-i"),
            home?.Id,
            Step(plan, HomeStep) is { Done: not true } step ? new DayWindow(step.From, step.To) : null,
            First(advice, AdviceUse.HomeSubI, situation),
            Step(plan, AwaysStep) is { } months ? [.. aways.Select(a => new AwayOption(a.Program.Id, a.Effect, new DayWindow(months.From, months.To)))] : [],
            First(advice, AdviceUse.Aways, situation));
    }

    /// <summary>A step of the plan; null when it is over or not part of it.</summary>
    private static PlanItem? Step(IReadOnlyList<PlanItem> plan, string id) => plan.FirstOrDefault(i => i.Id == id && i.Status != PlanStatus.Passed);

    /// <summary>The advice that comes first of those a situation calls for.</summary>
    private static string First(AdviceBook advice, AdviceUse use, Situation situation) =>
        advice.Give(use, situation).FirstOrDefault()?.Text ?? "";

    private static Letter[] If(bool applies, Letter letter) => applies ? [letter] : [];
}
