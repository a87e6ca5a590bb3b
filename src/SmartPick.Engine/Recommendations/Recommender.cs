using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
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
        var odds = new OddsModel(request.Applicant, season.Rules.MatchYear, model);
        var prospects = Prospects.Of(request, directory, odds, model);
        var chosen = new ListChooser(request, season.Rules, prospects, odds, model, new Pgy1Planner(request, season.Rules, directory, odds))
            .Choose(cancellationToken);
        var (solution, pgy1) = (chosen.Solution, chosen.Pgy1);
        var preference = chosen.Preference;
        var interviews = Array.ConvertAll(preference, p => prospects.Open[p.Place].Odds.Terms.InterviewP(p.Signal));
        var landing = ListOdds.Landing(interviews, Array.ConvertAll(preference, p => prospects.Open[p.Place].Odds.Terms.MatchOpen), odds.Dependence);
        var places = Array.ConvertAll(preference, p => p.Place);
        var programs = solution.Picks.Select((pick, i) =>
        {
            var preferenceRank = Array.BinarySearch(places, pick.Place);
            return Describe(pick, i + 1, preferenceRank + 1, prospects.Open[pick.Place], landing[preferenceRank]);
        }).ToArray();
        using var interval = new ListInterval(preference, prospects, odds);
        var summary = new ListSummary
        {
            MatchProbability = interval.Around(solution.MatchProbability, _ => true),
            BySpecialty = request.Preferences.Specialties.Keys.Order(StringComparer.Ordinal).ToDictionary(
                specialty => specialty,
                specialty => interval.Around(
                    programs.Where(p => p.Program.Specialty == specialty).Sum(p => p.Landing),
                    p => p.Program.Specialty == specialty),
                StringComparer.Ordinal),
            WithoutPgy1 = pgy1.WithoutPgy1,
            BestMatchProbability = chosen.BestMatchProbability,
            Interviews = ListOdds.Interviews(interviews, odds.Dependence.Interview),
            Applications = programs.Length,
            FeesUsd = solution.Cost,
            Pgy1FeesUsd = pgy1.FeesUsd,
            Signals = SignalsUsed(
                programs.Select(p => (p.Program, p.Signal)).Concat(pgy1.Years.Select(y => (y.Program, y.Signal))), season.Rules),
            SignalPools = SignalPools(request, season.Rules),
            ExpectedValue = solution.ExpectedValue,
            UpperBound = solution.UpperBound,
            Gap = solution.Gap,
        };
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
                prospects.Open.Count,
                pgy1),
        };
        return new Recommendation
        {
            Situation = situation,
            Season = season.Rules,
            Summary = summary,
            Programs = programs,
            NotChosen = NotChosen(prospects, solution.LeftOut),
            Pgy1 = pgy1.Years,
            Curve = solution.Curve,
            StopAt = Advisor.StopAt(request, solution, season.Rules),
            Strategy = [.. advice.Give(AdviceUse.Strategy, situation).Select(a => new Advice(a.Code, a.Text))],
            Warnings = [.. advice.Give(AdviceUse.Warning, situation).Select(a => new Warning(a.Code, a.Rule.Field, a.Text))],
        };
    }

    private RecommendedProgram Describe(Pick pick, int rank, int preferenceRank, Prospect prospect, double landing)
    {
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

    /// <summary>Pools of the specialties asked for and of PGY-1 years.</summary>
    private static Dictionary<string, SignalPool> SignalPools(RecommendationRequest request, SeasonRules season) =>
        request.Preferences.Specialties.Keys.Concat(season.Preparatory).Select(s => season.Specialties[s].SignalPool).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToDictionary(pool => pool, pool => request.Limits.SignalsOf(pool, season), StringComparer.Ordinal);

    private static Dictionary<string, SignalPool> SignalsUsed(
        IEnumerable<(ResidencyProgram Program, SignalLevel Signal)> sent, SeasonRules season) =>
        sent.AggregateBy(
                p => season.Specialties[p.Program.Specialty].SignalPool,
                new SignalPool(0, 0),
                (used, p) => p.Signal switch
                {
                    SignalLevel.Gold => used with { Gold = used.Gold + 1 },
                    SignalLevel.Silver => used with { Silver = used.Silver + 1 },
                    _ => used,
                },
                StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
}
