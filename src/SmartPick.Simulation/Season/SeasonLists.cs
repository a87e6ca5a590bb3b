using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Simulation.Calibration;

namespace SmartPick.Simulation.Season;

/// <summary>Makes the lists that the applicants of a season send.</summary>
public sealed class SeasonLists
{
    private readonly SeasonBook _seasons;
    private readonly ModelParameters _model;
    private readonly ProgramDirectory _directory;
    private readonly Dictionary<string, int> _index;
    private readonly Recommender _recommender;

    /// <param name="seasons">Rules of the seasons.</param>
    /// <param name="model">Parameters of the odds by which lists are made and programs decide.</param>
    /// <param name="directory">All programs.</param>
    /// <param name="programs">The programs of the season, whose order numbers them.</param>
    public SeasonLists(SeasonBook seasons, ModelParameters model, ProgramDirectory directory, IReadOnlyList<SeasonProgram> programs)
    {
        (_seasons, _model, _directory) = (seasons, model, directory);
        _index = programs.Index().ToDictionary(p => p.Item.Program.Id, p => p.Index, StringComparer.Ordinal);
        _recommender = new Recommender(seasons, model, AdviceBook.Empty);
    }

    /// <summary>Parameters of the odds by which programs decide, where they are not those that lists are made by.</summary>
    public ModelParameters? Truth { get; init; }

    /// <summary>What is recommended to an applicant, in the order of their preference.</summary>
    public ApplicationList Recommended(
        SeasonApplicant applicant, IReadOnlyDictionary<string, int> habit, ListPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(applicant);
        var request = new RecommendationRequest
        {
            Applicant = applicant.Applicant,
            Preferences = applicant.Preferences,
            TieSeed = applicant.TieSeed,
            Limits = plan.Limits(habit, _seasons.Latest),
            Threshold = plan.Threshold,
        };
        var list = _recommender.Solve(request, _directory, SolveEffort.Full, cancellationToken);
        var odds = Odds(applicant.Applicant);
        return new ApplicationList([.. list.Solution.Picks.OrderBy(pick => pick.Place)
            .Select(pick => Sent(odds.At(list.EligiblePrograms.Open[pick.Place].Program), pick.Signal))]);
    }

    /// <summary>What applicants send today: the population's own habit, less programs that are closed to them.</summary>
    public IReadOnlyList<ApplicationList> Habitual(IEnumerable<SimulatedApplicant> applicants) => [.. applicants.Select(applicant =>
    {
        var odds = Odds(applicant.Applicant);
        return new ApplicationList([.. applicant.Applications
            .Select(sent => (Odds: odds.At(sent.Program), sent.Signal))
            .Where(sent => sent.Odds.Exclusion is null)
            .Select(sent => Sent(sent.Odds, sent.Signal))]);
    })];

    private OddsModel Odds(Applicant applicant) =>
        new(applicant, _seasons.For(applicant).MatchYear, Truth ?? _model, _model.Reference.Specialties);

    private SentApplication Sent(ProgramOdds odds, SignalLevel signal) => new(
        _index[odds.Program.Id],
        signal,
        odds.Interview.GetValueOrDefault(signal, odds.Interview[SignalLevel.None]).P,
        odds.MatchGivenInterview.P);
}
