using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>From a profile to a list: odds, values, portfolio, and what is said about them.</summary>
public sealed class Recommender(SeasonBook seasons, ModelParameters model, AdviceBook advice)
{
    /// <param name="request">A valid request.</param>
    /// <param name="directory">The programs to choose from.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public Recommendation Recommend(RecommendationRequest request, ProgramDirectory directory, CancellationToken cancellationToken)
    {
        var list = Solve(request, directory, SolveEffort.Full, cancellationToken);
        var (solution, summary) = (list.Solution, list.Summarize(cancellationToken));
        var context = list.AdviceContext();
        return new Recommendation
        {
            AdviceContext = context,
            Season = context.Season.Rules,
            Summary = summary,
            Programs = solution.Picks.Select((pick, i) => Describe(list, pick, i + 1, context.Season.Rules)).ToArray(),
            NotChosen = NotChosen(list.EligiblePrograms, solution.LeftOut),
            Pgy1 = list.Pgy1Programs(),
            PreliminaryPlaces = PreliminaryPlaces.Of(request, list.InPreference, directory, model),
            Curve = solution.Curve,
            MatchValueUsd = request.ValueOfMatch,
            StopAt = Advisor.StopAt(request, solution, context.Season.Rules),
            Strategy = [.. advice.Give(AdviceUse.Strategy, context).Select(a => new Advice(a.Code, a.Text))],
            Warnings =
            [
                .. advice.Give(AdviceUse.Warning, context).Select(a => new Warning(a.Code, a.Rule.Field, a.Text, a.Rule.Headline)),
                .. IneligiblePins(request, list.EligiblePrograms, directory),
            ],
        };
    }

    /// <summary>The list alone, for those who compare it with others.</summary>
    /// <inheritdoc cref="Recommend(RecommendationRequest, ProgramDirectory, CancellationToken)"/>
    /// <param name="effort">How much to compute.</param>
    internal SolvedList Solve(
        RecommendationRequest request, ProgramDirectory directory, SolveEffort effort, CancellationToken cancellationToken) =>
        SolvedList.Solve(request, seasons.For(request.Applicant, request.Standing), directory, model, effort, cancellationToken);

    private RecommendedProgram Describe(SolvedList list, Pick pick, int rank, SeasonRules season)
    {
        var eligibleProgram = list.EligiblePrograms.Open[pick.Place];
        var (preferenceRank, landing) = list.Preferred(pick);
        var interview = eligibleProgram.Odds.Interview[pick.Signal];
        return new RecommendedProgram
        {
            Rank = rank,
            PreferenceRank = preferenceRank,
            Program = eligibleProgram.Program,
            Tier = interview.P < model.Get("tier.reach.below", eligibleProgram.Program.Specialty).Value ? Tier.Reach
                : interview.P < model.Get("tier.likely.from", eligibleProgram.Program.Specialty).Value ? Tier.Target
                : Tier.Likely,
            EquivalenceGroup = EquivalenceGroups.Name(eligibleProgram.EquivalenceGroup),
            Signal = pick.Signal,
            Value = eligibleProgram.Value,
            FeeUsd = pick.Fee,
            Interview = interview,
            Match = list.EligiblePrograms.MatchOf(eligibleProgram, pick.Signal),
            Landing = landing,
            Marginal = pick.Marginal,
            Reasons = Advisor.Reasons(eligibleProgram, pick.Signal, season),
            Unknown = eligibleProgram.Odds.Unknown,
        };
    }

    /// <summary>Programs forced in that do not take the applicant: they are left out, and that is said.</summary>
    private static IEnumerable<Warning> IneligiblePins(
        RecommendationRequest request, EligiblePrograms eligible, ProgramDirectory directory) =>
        eligible.Ineligible.Where(p => request.Preferences.Include.Contains(p.ProgramId))
            .Select(p => new Warning("pinned-ineligible", "preferences.include", $"{directory.Find(p.ProgramId)!.Name} is not on the list although you pinned it. {p.Text}", Headline: false));

    /// <summary>Programs that are shut, then those left out.</summary>
    private static ProgramNotChosen[] NotChosen(EligiblePrograms eligible, IReadOnlyList<LeftOut> leftOut) =>
    [
        .. eligible.Ineligible,
        .. leftOut.Select(program => new ProgramNotChosen(
            eligible.Open[program.Place].Id,
            Advisor.Code(program.Reason),
            Advisor.Text(program.Reason),
            program.Marginal,
            EquivalenceGroups.Name(eligible.Open[program.Place].EquivalenceGroup))),
    ];
}
