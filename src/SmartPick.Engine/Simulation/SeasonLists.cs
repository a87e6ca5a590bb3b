using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Calibration;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Simulation;

/// <summary>Makes the lists that the applicants of a season send.</summary>
public sealed class SeasonLists
{
    private readonly SeasonBook _seasons;
    private readonly ModelParameters _model;
    private readonly ProgramDirectory _directory;
    private readonly Dictionary<string, int> _index;

    /// <param name="seasons">Rules of the seasons.</param>
    /// <param name="model">Model parameters.</param>
    /// <param name="directory">All programs.</param>
    /// <param name="programs">The programs of the season, whose order numbers them.</param>
    public SeasonLists(SeasonBook seasons, ModelParameters model, ProgramDirectory directory, IReadOnlyList<SeasonProgram> programs)
    {
        (_seasons, _model, _directory) = (seasons, model, directory);
        _index = programs.Index().ToDictionary(p => p.Item.Program.Id, p => p.Index, StringComparer.Ordinal);
    }

    /// <summary>What is recommended to everybody: lists solved for at most <see cref="Archetypes.Most"/> archetypes, made personal.</summary>
    public IReadOnlyList<ApplicationList> Recommended(IReadOnlyCollection<SeasonApplicant> applicants, CancellationToken cancellationToken)
    {
        var prospects = applicants.Select(Prospects).ToArray();
        var archetypes = Archetypes.Solve(prospects, new Recommender(_seasons, _model, AdviceBook.Empty), _directory, cancellationToken);
        return [.. prospects.Select(applicant => List(archetypes.For(applicant)))];
    }

    /// <summary>What applicants send today: the population's own habit, less programs that are closed to them.</summary>
    public IReadOnlyList<ApplicationList> Habitual(IEnumerable<SimulatedApplicant> applicants) => [.. applicants.Select(applicant =>
    {
        using var workspace = new Workspace();
        var odds = new OddsModel(applicant.Applicant, _seasons.For(applicant.Applicant).MatchYear, _model, workspace);
        return List(applicant.Applications
            .Select((sent, order) => (Odds: odds.At(sent.Program), sent.Signal, order))
            .Where(sent => sent.Odds.Exclusion is null)
            .Select(sent => (OpenProgram.Of(sent.Odds, sent.order), sent.Signal)));
    })];

    private ApplicantProspects Prospects(SeasonApplicant applicant) =>
        new(applicant, _seasons.For(applicant.Applicant).MatchYear, _directory, _model);

    private ApplicationList List(IEnumerable<(OpenProgram Program, SignalLevel Signal)> byPreference) =>
        new([.. byPreference.Select(sent => new SentApplication(
            _index[sent.Program.Program.Id], sent.Signal, sent.Program.Interview(sent.Signal), sent.Program.Match))]);
}
