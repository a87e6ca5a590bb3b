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

    public static LettersCheck Letters(AdviceContext context, AdviceBook advice)
    {
        var have = context.Applicant.Letters ?? [];
        var wanted = context.ByPreference.ToArray();
        var core = context.Model.Links.CoreBeside(context.FirstChoice);
        Letter[] missing =
        [
            .. wanted.Where(s => !have.Any(l => l.IsOf(s))).Select(s => new Letter(s, LetterWriter.Attending)),
            .. If(!have.Any(l => l.IsOfAny(core)), new Letter(core[0], LetterWriter.Attending)),
        ];
        Letter[] optional =
        [
            .. wanted.Where(s => context.LeadersLetterCounts(s) && !have.Any(l => l.IsLeaders && l.IsOf(s)))
                .Select(s => new Letter(s, LetterWriter.ProgramDirector)),
            .. If(
                context.Fact("enough-products") == true && have.All(l => l.Writer != LetterWriter.ResearchMentor),
                new Letter(null, LetterWriter.ResearchMentor)),
        ];
        var texts = advice.Give(AdviceUse.Letters, context).Take(1)
            .Concat(advice.Give(AdviceUse.Gap, context).Where(g => g.Rule.Field == LettersField))
            .Select(a => a.Text);
        return new LettersCheck(have, missing, optional, string.Join(" ", texts));
    }

    public static ResearchCheck Research(AdviceContext context, ReadinessData data)
    {
        var research = context.Applicant.Research;
        var target = (int)context.Threshold("readiness.research.projects");
        var reported = data.Benchmarks
            .Where(b => b.Measure == BenchmarkMeasure.Products && context.Preferences.Specialties.ContainsKey(b.Specialty))
            .Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Matched:0.#} in {context.Season.Rules.Specialties[b.Specialty].Name} ({b.Year})"))
            .ToArray();
        return new ResearchCheck(
            research?.KnownProducts,
            research?.ProjectsIn(context.FirstChoice),
            (int)context.Threshold("readiness.research.low"),
            (int)context.Threshold("readiness.research.high"),
            target,
            data.Calendar.Of(SeasonEvent.Submission, context.Standing!.MatchYear).From,
            context.Fact("enough-products") & (
                target == 0 ? true : research?.ProjectsIn(context.FirstChoice) is { } projects ? projects >= target : null),
            First(data.Advice, AdviceUse.Research, context)
                + (reported.Length > 0 ? $" For comparison, matched US MD seniors reported these averages, counted generously: {Figures.Words(reported)}." : ""));
    }

    public static RotationAdvice Rotations(
        AdviceContext context, AdviceBook advice, IReadOnlyList<PlanItem> plan, IReadOnlyList<AwayTried> aways)
    {
        var home = context.Directory.Of(context.FirstChoice).FirstOrDefault(context.Applicant.IsHome);
        return new RotationAdvice(
            context.Fact("home-sub-i"),
            home?.Id,
            Step(plan, HomeStep) is { Done: not true } step ? new DayWindow(step.From, step.To) : null,
            First(advice, AdviceUse.HomeSubI, context),
            Step(plan, AwaysStep) is { } months ? [.. aways.Select(a => new AwayOption(a.Program.Id, a.Effect, new DayWindow(months.From, months.To)))] : [],
            First(advice, AdviceUse.Aways, context));
    }

    /// <summary>A step of the plan; null when it is over or not part of it.</summary>
    private static PlanItem? Step(IReadOnlyList<PlanItem> plan, string id) =>
        plan.FirstOrDefault(i => i.Id == id && i.Status != PlanStatus.Passed);

    /// <summary>The advice that comes first of those a context calls for.</summary>
    private static string First(AdviceBook advice, AdviceUse use, AdviceContext context) =>
        advice.Give(use, context).FirstOrDefault()?.Text ?? "";

    private static Letter[] If(bool applies, Letter letter) => applies ? [letter] : [];
}
