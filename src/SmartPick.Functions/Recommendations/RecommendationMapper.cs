using SmartPick.Catalog.Snapshots;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;

namespace SmartPick.Functions.Recommendations;

/// <summary>Maps a recommendation to the response; its long lists are created while they are serialized.</summary>
internal static class RecommendationMapper
{
    private const string AskText = "Ask these programs near your list about a preliminary year. Whether they offer one is not in our data.";

    public static RecommendationResponse ToResponse(Recommendation answer, CatalogSnapshot catalog, ModelParameters model) => new(
        new CatalogVersion(catalog.Version, catalog.RefreshedAt.ToWholeSeconds(), answer.Summary.Considered),
        OddsBasis.Version(
            model, answer.Season.Season, answer.AdviceContext.Applicant.Type, answer.AdviceContext.Preferences.Specialties.Keys),
        Summary(answer.Summary),
        answer.Programs.Select(Program),
        answer.NotChosen.Select(n => new NotChosenResponse(n.ProgramId, n.Reason, n.Text, (decimal)n.Marginal, n.EquivalenceGroup)),
        answer.Pgy1.Select(Pgy1),
        answer.PreliminaryPlaces.Count > 0 ? new Pgy1AskResponse(AskText, [.. answer.PreliminaryPlaces.Select(Place)]) : null,
        answer.Curve.Select(c => new CurveResponse(c.Applications, Dollars(c.Fees), (decimal)c.MatchProbability, (decimal)c.ExpectedValue)),
        new StopResponse(
            answer.Summary.Applications, answer.StopAt.Text, double.IsFinite(answer.MatchValueUsd) ? Dollars(answer.MatchValueUsd) : null),
        answer.Strategy.Select(s => new AdviceResponse(s.Code, s.Text)).ToArray(),
        answer.Warnings.Select(w => new WarningResponse(w.Code, w.Field, w.Text, w.Headline)).ToArray());

    private static SummaryResponse Summary(ListSummary summary) => new(
        EstimateResponse.From(summary.MatchProbability),
        summary.BySpecialty.ToDictionary(s => s.Key, s => EstimateResponse.From(s.Value), StringComparer.Ordinal),
        (decimal)summary.Interviews.Any,
        (decimal)summary.WithoutPgy1,
        (decimal)summary.BestMatchProbability,
        new InterviewsResponse((decimal)summary.Interviews.Mean, summary.Interviews.P10, summary.Interviews.P90),
        summary.Applications,
        Dollars(summary.FeesUsd),
        Dollars(summary.Pgy1FeesUsd),
        Signals(summary.Signals),
        Signals(summary.SignalPools),
        summary.SignalLevels,
        (decimal)summary.ExpectedValue,
        (decimal)summary.UpperBound,
        (decimal)summary.Gap);

    private static Dictionary<string, SignalsResponse> Signals(IReadOnlyDictionary<string, SignalPool> pools) =>
        pools.ToDictionary(pool => pool.Key, pool => new SignalsResponse(pool.Value.Gold, pool.Value.Silver), StringComparer.Ordinal);

    private static ProgramResponse Program(RecommendedProgram p) => new(
        p.Rank,
        p.PreferenceRank,
        p.Program.Id,
        p.Program.Name,
        p.Program.Institution,
        p.Program.Specialty,
        p.Program.City,
        p.Program.State,
        ContractNames.NameOf(p.Tier),
        p.EquivalenceGroup,
        ContractNames.NameOf(p.Signal),
        (decimal)p.Value,
        Dollars(p.FeeUsd),
        new OddsResponse(EstimateResponse.From(p.Interview), EstimateResponse.From(p.Match), (decimal)p.Landing),
        (decimal)p.Marginal,
        p.Reasons.Select(r => new ReasonResponse(r.Factor, (decimal)r.Effect, r.Text)),
        p.Unknown);

    private static Pgy1Response Pgy1(Pgy1Application y) => new(
        y.Program.Id,
        y.Near.Id,
        Dollars(y.FeeUsd),
        y.Program.Name,
        y.Program.Institution,
        y.Program.City,
        y.Program.State,
        Kilometers(y.DistanceKm),
        ContractNames.NameOf(y.Signal),
        new Pgy1OddsResponse(EstimateResponse.From(y.Interview), EstimateResponse.From(y.Interview.And(y.MatchGivenInterview))),
        (decimal)y.Marginal);

    private static PreliminaryPlaceResponse Place(PreliminaryPlace p) => new(
        p.Program.Id,
        p.Near.Id,
        p.Program.Specialty,
        p.Program.Name,
        p.Program.Institution,
        p.Program.City,
        p.Program.State,
        Kilometers(p.DistanceKm));

    private static decimal? Kilometers(double? distance) => distance is { } km ? Math.Round((decimal)km, 1) : null;

    internal static decimal Dollars(double amount) => Math.Round((decimal)amount, 2);
}
