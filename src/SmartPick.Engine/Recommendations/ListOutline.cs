using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>A list chosen for a request and what it comes to, before anything is said of its programs.</summary>
internal sealed class ListOutline
{
    private static readonly IComparer<Pick> ByPlace = Comparer<Pick>.Create((one, other) => one.Place.CompareTo(other.Place));

    private readonly RecommendationRequest _request;
    private readonly SeasonRules _season;
    private readonly OddsModel _odds;
    private readonly Pick[] _preference;
    private readonly double[] _landing;

    public ListOutline(
        RecommendationRequest request, SeasonRules season, ProgramDirectory directory, ModelParameters model, CancellationToken cancellationToken)
    {
        (_request, _season) = (request, season);
        _odds = new OddsModel(request.Applicant, season.MatchYear, model);
        Prospects = Prospects.Of(request, directory, _odds, model);
        var chosen = new ListChooser(request, season, Prospects, _odds, model, new Pgy1Planner(request, season, directory, _odds)).Choose(cancellationToken);
        (Solution, Pgy1, _preference) = (chosen.Solution, chosen.Pgy1, chosen.Preference);
        var interviews = Array.ConvertAll(_preference, p => Prospects.Open[p.Place].Odds.Terms.InterviewP(p.Signal));
        _landing = ListOdds.Landing(
            interviews, Array.ConvertAll(_preference, p => Prospects.Open[p.Place].Odds.Terms.MatchOpen), _odds.Dependence);
        Summary = Summarise(interviews, chosen.BestMatchProbability);
    }

    /// <summary>What there was to choose from.</summary>
    public Prospects Prospects { get; }

    public PortfolioSolution Solution { get; }

    public Pgy1Plan Pgy1 { get; }

    public ListSummary Summary { get; }

    /// <summary>Where a program of the list stands by the applicant's own preference, from 1, and P(ending up there).</summary>
    public (int Rank, double Landing) Preferred(Pick pick)
    {
        var at = Array.BinarySearch(_preference, pick, ByPlace);
        return (at + 1, _landing[at]);
    }

    private ListSummary Summarise(double[] interviews, double bestMatchProbability)
    {
        using var interval = new ListInterval(_preference, Prospects, _odds);
        return new ListSummary
        {
            MatchProbability = interval.Around(Solution.MatchProbability, _ => true),
            BySpecialty = _request.Preferences.Specialties.Keys.Order(StringComparer.Ordinal).ToDictionary(
                specialty => specialty,
                specialty => interval.Around(
                    Solution.Picks.Where(p => Program(p).Specialty == specialty).Sum(p => Preferred(p).Landing),
                    p => p.Program.Specialty == specialty),
                StringComparer.Ordinal),
            WithoutPgy1 = Pgy1.WithoutPgy1,
            BestMatchProbability = bestMatchProbability,
            Interviews = ListOdds.Interviews(interviews, _odds.Dependence.Interview),
            Applications = Solution.Picks.Count,
            ApplicationsBySpecialty = Solution.Picks.CountBy(p => Program(p).Specialty, StringComparer.Ordinal)
                .OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            FeesUsd = Solution.Cost,
            Pgy1FeesUsd = Pgy1.FeesUsd,
            Signals = SignalsUsed(),
            SignalPools = SignalPools(),
            ExpectedValue = Solution.ExpectedValue,
            UpperBound = Solution.UpperBound,
            Gap = Solution.Gap,
        };
    }

    private ResidencyProgram Program(Pick pick) => Prospects.Open[pick.Place].Program;

    /// <summary>Pools of the specialties asked for and of PGY-1 years.</summary>
    private Dictionary<string, SignalPool> SignalPools() =>
        _request.Preferences.Specialties.Keys.Concat(_season.Preparatory).Select(s => _season.Specialties[s].SignalPool).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToDictionary(pool => pool, pool => _request.Limits.SignalsOf(pool, _season), StringComparer.Ordinal);

    private Dictionary<string, SignalPool> SignalsUsed() =>
        Solution.Picks.Select(p => (Program(p).Specialty, p.Signal)).Concat(Pgy1.Years.Select(y => (y.Program.Specialty, y.Signal)))
            .AggregateBy(
                sent => _season.Specialties[sent.Specialty].SignalPool,
                new SignalPool(0, 0),
                (used, sent) => sent.Signal switch
                {
                    SignalLevel.Gold => used with { Gold = used.Gold + 1 },
                    SignalLevel.Silver => used with { Silver = used.Silver + 1 },
                    _ => used,
                },
                StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
}
