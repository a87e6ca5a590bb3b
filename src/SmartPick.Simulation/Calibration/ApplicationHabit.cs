using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Simulation.Calibration;

/// <summary>
/// How the simulated population applies: the published number of applications, to the programs that fit best (own
/// institution, away rotations, connections, ties, region, and reasons of the applicant's own), signals to the best of them.
/// </summary>
/// <param name="draws">Draws of the reasons that no figure names.</param>
/// <param name="model">Where the habit stands.</param>
/// <param name="pool">The specialties that they apply to.</param>
/// <param name="directory">The programs.</param>
/// <param name="isNewest">Whether the signals are those of the newest season, not of the year of the interview figures.</param>
internal sealed class ApplicationHabit(
    SeededDraws draws, ModelParameters model, ApplicantPool pool, ProgramDirectory directory, bool isNewest)
{
    private readonly double _region = model.Get("population.fit.region").Value;
    private readonly double _other = model.Get("population.fit.other").Value;
    private readonly double _desirability = model.Get("population.fit.desirability").Value;
    private readonly double _home = model.Get("population.fit.home").Value;
    private readonly double _away = model.Get("population.fit.away").Value;
    private readonly double _connection = model.Get("population.fit.connection").Value;
    private readonly int _gold = (int)model.Get(isNewest ? "population.signals.gold.newest" : "population.signals.gold", pool.Common).Value;
    private readonly int _silver =
        (int)model.Get(isNewest ? "population.signals.silver.newest" : "population.signals.silver", pool.Common).Value;

    public IReadOnlyList<ResidencyProgram> Programs(string specialty) => directory.Of(specialty);

    /// <summary>
    /// The applications in order of preference. Whoever prefers another specialty to the one that all of the pool apply to sends gold
    /// signals to the former and silver ones to the latter.
    /// </summary>
    public IReadOnlyList<SimulatedApplication> Apply(Applicant applicant, string preferred) => preferred == pool.Common
        ? Apply(applicant, preferred, _gold, _silver)
        : [.. Apply(applicant, preferred, _gold, 0), .. Apply(applicant, pool.Common, 0, _silver)];

    private SimulatedApplication[] Apply(Applicant applicant, string specialty, int gold, int silver)
    {
        var chosen = directory.Of(specialty)
            .Select(program => (Program: program, Fit: Fit(applicant, program)))
            .OrderByDescending(p => p.Fit).ThenBy(p => p.Program.Id, StringComparer.Ordinal)
            .Take((int)model.Get("population.applications", specialty).Value);
        return [.. chosen.Select((p, i) => new SimulatedApplication(
            p.Program, i < gold ? SignalLevel.Gold : i < gold + silver ? SignalLevel.Silver : SignalLevel.None))];
    }

    /// <summary>Fit in units of a full tie; home, away rotations, connections, ties and how sought after a program is add up.</summary>
    private double Fit(Applicant applicant, ResidencyProgram program)
    {
        var fit = (_other * draws.Normal()) + (_desirability * model.Compiled(program.Specialty).SelectivityOf(program).Total.Mean);
        if (applicant.HomeInstitution == program.Institution)
        {
            fit += _home;
        }

        if (applicant.Rotations!.Any(r => r.Kind == RotationKind.Away && r.ProgramId == program.Id))
        {
            fit += _away;
        }

        if (applicant.Connections!.Contains(program.Id))
        {
            fit += _connection;
        }

        return fit + Geography.Closeness(applicant.Ties!, program, model.Regions) switch
        {
            Closeness.Tie => 1,
            Closeness.Region => _region,
            _ => 0,
        };
    }
}
