using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
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
        var season = seasons.For(request.Applicant);
        var list = new ListOutline(request, season.Rules, directory, model, cancellationToken);
        var (solution, summary) = (list.Solution, list.Summary);
        var programs = solution.Picks.Select((pick, i) => Describe(list, pick, i + 1)).ToArray();
        var situation = new Situation
        {
            Applicant = request.Applicant,
            Preferences = request.Preferences,
            Season = season,
            Model = model,
            Directory = directory,
            List = new ListTraits(
                summary.BySpecialty.ToDictionary(s => s.Key, s => s.Value.P, StringComparer.Ordinal),
                [.. programs.Select(p => p.Program)],
                programs.Length >= request.Limits.Applications,
                summary.FeesUsd,
                summary.Signals,
                list.Prospects.Open.Count,
                list.Pgy1),
        };
        return new Recommendation
        {
            Situation = situation,
            Season = season.Rules,
            Summary = summary,
            Programs = programs,
            NotChosen = NotChosen(list.Prospects, solution.LeftOut),
            Pgy1 = list.Pgy1.Years,
            Curve = solution.Curve,
            StopAt = Advisor.StopAt(request, solution, season.Rules),
            Strategy = [.. advice.Give(AdviceUse.Strategy, situation).Select(a => new Advice(a.Code, a.Text))],
            Warnings = [.. advice.Give(AdviceUse.Warning, situation).Select(a => new Warning(a.Code, a.Rule.Field, a.Text))],
        };
    }

    /// <summary>What the recommended list comes to, for those who only compare it with others.</summary>
    /// <inheritdoc cref="Recommend"/>
    internal ListSummary Summarise(RecommendationRequest request, ProgramDirectory directory, CancellationToken cancellationToken) =>
        new ListOutline(request, seasons.For(request.Applicant).Rules, directory, model, cancellationToken).Summary;

    private RecommendedProgram Describe(ListOutline list, Pick pick, int rank)
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
            TieGroup = prospect.TieGroup,
            Signal = pick.Signal,
            Value = prospect.Value,
            FeeUsd = pick.Fee,
            Interview = interview,
            Match = prospect.Odds.Match[pick.Signal],
            Landing = landing,
            Marginal = pick.Marginal,
            Reasons = Advisor.Reasons(prospect, pick.Signal),
            Unknown = prospect.Odds.Unknown,
        };
    }

    /// <summary>Programs that are shut, then those left out.</summary>
    private static MadeWhenRead<ProgramNotChosen> NotChosen(Prospects prospects, IReadOnlyList<LeftOut> leftOut)
    {
        var shut = prospects.ShutOut;
        return new(shut.Count + leftOut.Count, i => i < shut.Count ? shut[i] : Open(leftOut[i - shut.Count]));

        ProgramNotChosen Open(LeftOut program) => new(
            prospects.Open[program.Place].Id,
            Advisor.Code(program.Reason),
            Advisor.Text(program.Reason),
            program.Marginal,
            prospects.Open[program.Place].TieGroup);
    }
}
