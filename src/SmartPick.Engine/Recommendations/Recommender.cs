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
        var (solution, summary) = (list.Solution, list.Summarise(cancellationToken));
        var situation = list.Situation();
        return new Recommendation
        {
            Situation = situation,
            Season = situation.Season.Rules,
            Summary = summary,
            Programs = solution.Picks.Select((pick, i) => Describe(list, pick, i + 1, situation.Season.Rules)).ToArray(),
            NotChosen = NotChosen(list.Prospects, solution.LeftOut),
            Pgy1 = list.Pgy1Programs(),
            PreliminaryPlaces = PreliminaryPlaces.Of(request, list.InPreference, directory, model),
            Curve = solution.Curve,
            MatchValueUsd = request.ValueOfMatch,
            StopAt = Advisor.StopAt(request, solution, situation.Season.Rules),
            Strategy = [.. advice.Give(AdviceUse.Strategy, situation).Select(a => new Advice(a.Code, a.Text))],
            Warnings =
            [
                .. advice.Give(AdviceUse.Warning, situation).Select(a => new Warning(a.Code, a.Rule.Field, a.Text, a.Rule.Headline)),
                .. IneligiblePins(request, list.Prospects),
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
        var prospect = list.Prospects.Open[pick.Place];
        var (preferenceRank, landing) = list.Preferred(pick);
        var interview = prospect.Odds.Interview[pick.Signal];
        return new RecommendedProgram
        {
            Rank = rank,
            PreferenceRank = preferenceRank,
            Program = prospect.Program,
            Tier = interview.P < model.Get("tier.reach.below", prospect.Program.Specialty).Value ? Tier.Reach
                : interview.P < model.Get("tier.likely.from", prospect.Program.Specialty).Value ? Tier.Target
                : Tier.Likely,
            EquivalenceGroup = EquivalenceGroups.Name(prospect.EquivalenceGroup),
            Signal = pick.Signal,
            Value = prospect.Value,
            FeeUsd = pick.Fee,
            Interview = interview,
            Match = list.Prospects.MatchOf(prospect, pick.Signal),
            Landing = landing,
            Marginal = pick.Marginal,
            Reasons = Advisor.Reasons(prospect, pick.Signal, season),
            Unknown = prospect.Odds.Unknown,
        };
    }

    /// <summary>Programs forced in that do not take the applicant: they are left out, and that is said.</summary>
    private static IEnumerable<Warning> IneligiblePins(RecommendationRequest request, Prospects prospects) =>
        prospects.ShutOut.Where(p => request.Preferences.Include.Contains(p.ProgramId))
            .Select(p => new Warning("pinned-ineligible", "preferences.include", $"Program {p.ProgramId} is not on the list although you pinned it. {p.Text}", Headline: false));

    /// <summary>Programs that are shut, then those left out.</summary>
    private static ProgramNotChosen[] NotChosen(Prospects prospects, IReadOnlyList<LeftOut> leftOut) =>
    [
        .. prospects.ShutOut,
        .. leftOut.Select(program => new ProgramNotChosen(
            prospects.Open[program.Place].Id,
            Advisor.Code(program.Reason),
            Advisor.Text(program.Reason),
            program.Marginal,
            EquivalenceGroups.Name(prospects.Open[program.Place].EquivalenceGroup))),
    ];
}
