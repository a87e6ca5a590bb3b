using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>A list chosen for a request and what it comes to, before anything is said of its programs.</summary>
internal sealed class SolvedList
{
    private static readonly IComparer<Pick> ByPlace = Comparer<Pick>.Create((one, other) => one.Place.CompareTo(other.Place));

    private readonly RecommendationRequest _request;
    private readonly ApplicantSeason _season;
    private readonly ProgramDirectory _directory;
    private readonly ModelParameters _model;
    private readonly OddsModel _odds;
    private readonly Pgy1Planner _planner;
    private readonly ListChooser _chooser;
    private readonly Pick[] _preference;
    private readonly double[] _interviews;
    private readonly double[] _landing;

    private SolvedList(
        RecommendationRequest request,
        ApplicantSeason season,
        ProgramDirectory directory,
        ModelParameters model,
        OddsModel odds,
        EligiblePrograms eligible,
        Pgy1Planner planner,
        ListChooser chooser,
        ChosenList chosen)
    {
        (_request, _season, _directory, _model, _odds, _planner, _chooser) = (request, season, directory, model, odds, planner, chooser);
        (EligiblePrograms, Solution, _preference) = (eligible, chosen.Solution, chosen.Preference);
        (EligibleProgram Program, SignalLevel Signal)[] list = [.. _preference.Select(p => (eligible.Open[p.Place], p.Signal))];
        _interviews = [.. list.Select(sent => sent.Program.Odds.Entry.InterviewP(sent.Signal))];
        _landing = new double[list.Length];
        ListOdds.Landing(list, eligible, odds.Dependence, _landing);
        Pgy1 = chosen.Pgy1.Scaled(OverBestGuess(list));
        ShareLandings();
        Signals = SignalsUsed();
        Outcome = Weigh();
    }

    /// <summary>Chooses the list.</summary>
    /// <param name="request">A valid request.</param>
    /// <param name="season">The season that the applicant applies in.</param>
    /// <param name="directory">The programs to choose from.</param>
    /// <param name="model">The odds' parameters.</param>
    /// <param name="effort">How much to compute.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static SolvedList Solve(
        RecommendationRequest request,
        ApplicantSeason season,
        ProgramDirectory directory,
        ModelParameters model,
        SolveEffort effort,
        CancellationToken cancellationToken)
    {
        var odds = new OddsModel(request.Applicant, season.MatchYear, model, [.. request.Preferences.Specialties.Keys]);
        var eligible = EligiblePrograms.Of(request, season.Rules, directory, odds, model);
        var planner = new Pgy1Planner(request, season.Rules, directory, odds, model);
        var chooser = new ListChooser(request, season.Rules, eligible, odds, model, planner, effort);
        return new SolvedList(request, season, directory, model, odds, eligible, planner, chooser, chooser.Choose(cancellationToken));
    }

    /// <summary>What there was to choose from.</summary>
    public EligiblePrograms EligiblePrograms { get; }

    public PortfolioSolution Solution { get; }

    public Pgy1Plan Pgy1 { get; }

    /// <summary>The PGY-1 programs to apply to beside the list, in send order.</summary>
    public IReadOnlyList<Pgy1Application> Pgy1Programs() => _planner.Programs(Pgy1);

    /// <summary>The programs of the list, most wanted first.</summary>
    public IReadOnlyList<ResidencyProgram> InPreference => [.. _preference.Select(Program)];

    /// <summary>What the list comes to.</summary>
    public ListOutcome Outcome { get; }

    /// <summary>What advice on the list depends on.</summary>
    public AdviceContext AdviceContext() => new()
    {
        Applicant = _request.Applicant,
        Preferences = _request.Preferences,
        Season = _season,
        Model = _model,
        Directory = _directory,
        Standing = _request.Standing,
        List = new ListFacts(
            Outcome.BySpecialty.ToDictionary(s => s.Key, s => s.Value.P, StringComparer.Ordinal),
            [.. Solution.Picks.Select(Program)],
            Outcome.Applications >= _request.Limits.Applications,
            Signals,
            _request.Limits.Signals,
            EligiblePrograms.Open.Length,
            Pgy1.Outcome),
    };

    /// <summary>
    /// Where a program of the list stands by the applicant's own preference, and P(ending up there). The rank is 1 more than the
    /// number of listed programs that are worth more to the applicant, so that equals share theirs.
    /// </summary>
    public (int Rank, double Landing) Preferred(Pick pick)
    {
        var at = Array.BinarySearch(_preference, pick, ByPlace);
        var first = at;
        while (first > 0 && ValueAt(first - 1) == ValueAt(at))
        {
            first--;
        }

        return (first + 1, _landing[at]);
    }

    /// <summary>The list as a whole.</summary>
    /// <param name="cancellationToken">Stops the search for what the objective "match" would reach.</param>
    public ListSummary Summarize(CancellationToken cancellationToken) => new(Outcome)
    {
        BestMatchProbability = _chooser.BestMatchProbability(Solution, cancellationToken),
        Interviews = ListOdds.Interviews(_interviews, _odds.Dependence.Interview),
        Pgy1FeesUsd = Pgy1.Outcome.FeesUsd,
        Signals = Signals,
        SignalPools = SignalPools(),
        SignalLevels = Signaled().ToDictionary(s => s, s => _season.Rules.SignalsOf(s).Levels, StringComparer.Ordinal),
        ExpectedValue = Solution.ExpectedValue,
        UpperBound = Solution.UpperBound,
    };

    private double ValueAt(int i) => EligiblePrograms.Open[_preference[i].Place].Value;

    /// <summary>The chance to match over scenarios of shared errors, as a multiple of that by the best guess alone.</summary>
    private double OverBestGuess((EligibleProgram Program, SignalLevel Signal)[] list)
    {
        if (EligiblePrograms.ScenarioWeights.Length == 0 || list.Length == 0)
        {
            return 1;
        }

        var bestGuess = new double[list.Length];
        ListOdds.Landing(_interviews, Array.ConvertAll(list, l => l.Program.Odds.Entry.MatchOpen), _odds.Dependence, bestGuess);
        return SpanMath.Sum(bestGuess) is > 0 and var sum ? SpanMath.Sum(_landing) / sum : 1;
    }

    /// <summary>
    /// Programs of equal value and odds are ranked in an order that nobody gave; each lands the applicant as often as the mean of them.
    /// </summary>
    private void ShareLandings()
    {
        var shared = new double[_landing.Length];
        for (var i = 0; i < shared.Length; i++)
        {
            var (sum, count) = (0.0, 0);
            for (var j = 0; j < shared.Length; j++)
            {
                if (Key(j) == Key(i))
                {
                    (sum, count) = (sum + _landing[j], count + 1);
                }
            }

            shared[i] = sum / count;
        }

        shared.CopyTo(_landing);

        (double, int, SignalLevel) Key(int i) => (
            ValueAt(i), EligiblePrograms.Open[_preference[i].Place].Odds.Place, _preference[i].Signal);
    }

    private ListOutcome Weigh()
    {
        using var interval = new ListInterval(_preference, EligiblePrograms, _odds);
        var bySpecialty = new Dictionary<string, Estimate>(StringComparer.Ordinal);
        var applications = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var specialty in _request.Preferences.Specialties.Keys.Order(StringComparer.Ordinal))
        {
            var (sent, landing) = Sent(specialty);
            bySpecialty.Add(specialty, interval.Around(landing, specialty));
            if (sent > 0)
            {
                applications.Add(specialty, sent);
            }
        }

        return new ListOutcome
        {
            MatchProbability = interval.Around(Solution.MatchProbability),
            BySpecialty = bySpecialty,
            WithoutPgy1 = Pgy1.Outcome.Without,
            Considered = EligiblePrograms.Open.Length + EligiblePrograms.Ineligible.Count,
            ApplicationsBySpecialty = applications,
            FeesUsd = Solution.Cost,
            Gap = Solution.Gap,
        };
    }

    /// <summary>Applications to programs of the specialty, and P(ending up at one of them).</summary>
    private (int Applications, double Landing) Sent(string specialty)
    {
        var (applications, landing) = (0, 0.0);
        for (var i = 0; i < _preference.Length; i++)
        {
            if (Program(_preference[i]).Specialty == specialty)
            {
                applications++;
                landing += _landing[i];
            }
        }

        return (applications, landing);
    }

    /// <summary>Signals used by pool.</summary>
    private Dictionary<string, SignalPool> Signals { get; }

    private ResidencyProgram Program(Pick pick) => EligiblePrograms.Open[pick.Place].Program;

    /// <summary>Pools of the specialties asked for and of PGY-1 years.</summary>
    private Dictionary<string, SignalPool> SignalPools() =>
        _season.Rules.PoolsOf(Signaled())
            .ToDictionary(pool => pool, pool => _request.Limits.SignalsOf(pool, _season.Rules), StringComparer.Ordinal);

    /// <summary>Specialties that signals can go to, PGY-1 years among them, in order.</summary>
    private IEnumerable<string> Signaled() =>
        _request.Preferences.Specialties.Keys.Concat(_season.Rules.Preparatory).Order(StringComparer.Ordinal);

    private Dictionary<string, SignalPool> SignalsUsed() =>
        Solution.Picks.Select(p => (Program(p).Specialty, p.Signal))
            .Concat(Pgy1.Years.Select(y => (Specialty: _planner.SpecialtyOf(y), y.Signal)))
            .AggregateBy(
                sent => _season.Rules.Specialties[sent.Specialty].SignalPool,
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
