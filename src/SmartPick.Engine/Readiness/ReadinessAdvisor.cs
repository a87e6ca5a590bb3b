using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Readiness;

/// <summary>From a profile and a day to readiness: every effect is the difference of two recommendations.</summary>
public sealed class ReadinessAdvisor(Recommender recommender, SeasonBook seasons, ModelParameters model, ReadinessData data)
{
    private readonly Planner _planner = new(data.Plan, data.Calendar);
    private readonly AwayChoice _aways = new(seasons, model);

    /// <summary>The plan alone, which needs no odds.</summary>
    public DatedPlan Plan(RecommendationRequest request, ProgramDirectory directory, DateOnly today)
    {
        var standing = data.Calendar.StandingOf(request.Applicant, today);
        var context = new AdviceContext
        {
            Applicant = request.Applicant,
            Preferences = request.Preferences,
            Season = seasons.For(request.Applicant, standing),
            Model = model,
            Directory = directory,
            Standing = standing,
        };
        return new DatedPlan(standing, _planner.Plan(context, standing, today));
    }

    /// <param name="request">A valid request.</param>
    /// <param name="directory">The programs to choose from.</param>
    /// <param name="today">The day to plan from.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public ReadinessReport Assess(
        RecommendationRequest request, ProgramDirectory directory, DateOnly today, CancellationToken cancellationToken)
    {
        var (standing, plan) = Plan(request, directory, today);
        request = request with { Standing = standing };
        var solves = new Solves(recommender, directory, cancellationToken);
        var (now, context) = solves.Recommended(request);
        var compare = new Comparison(solves, data.Partners).Of(request, now, context);
        var whatIfs = new WhatIfs(solves, _aways, data, today).Of(request, context);
        return new ReadinessReport
        {
            Baseline = now,
            Solves = solves.Count,
            Season = context.Season.Rules,
            Standing = standing,
            Benchmarks = Benchmarks.Of(request, data.Benchmarks),
            Gaps = Give(AdviceUse.Gap),
            WhatIfs = whatIfs.All,
            Letters = Checks.Letters(context, data.Advice),
            Research = Checks.Research(context, data),
            Rotations = Checks.Rotations(context, data.Advice, plan, whatIfs.Aways),
            Compare = compare,
            Plan = plan,
            Contingency = Contingency.Of(now, data.Advice, Give(AdviceUse.Contingency)),
            Preparation = Give(AdviceUse.Preparation),
            Strategy = Give(AdviceUse.Strategy),
            Warnings = [.. Give(AdviceUse.Warning), .. Give(AdviceUse.PlanWarning)],
        };

        IReadOnlyList<GivenAdvice> Give(AdviceUse use) => [.. data.Advice.Give(use, context)];
    }
}
