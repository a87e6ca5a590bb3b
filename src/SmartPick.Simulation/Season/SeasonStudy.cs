using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;
using SmartPick.Simulation.Calibration;

namespace SmartPick.Simulation.Season;

/// <summary>Who sends what is recommended; all others apply as people do today.</summary>
public enum Following
{
    Nobody,

    /// <summary>A tenth of the applicants, so few that the market hardly notices: only they are judged.</summary>
    Few,

    Everybody,
}

/// <summary>
/// Closes the market: several populations of applicants each go through several seasons of the directory, and what the
/// model promised them is compared with how often it came true. The same study gives the same result.
/// </summary>
/// <param name="Seasons">Rules of the seasons.</param>
/// <param name="Model">Model parameters.</param>
/// <param name="Directory">All programs.</param>
/// <param name="Specialties">Codes of the specialties simulated; DR is one of them.</param>
public sealed record SeasonStudy(SeasonBook Seasons, ModelParameters Model, ProgramDirectory Directory, IReadOnlyList<string> Specialties)
{
    private const int FewIsOneIn = 10;

    public Following Following { get; init; } = Following.Nobody;

    /// <summary>How much those who follow the recommendations spend.</summary>
    public ListPlan Plan { get; init; } = ListPlan.Default;

    /// <summary>
    /// Parameters of the odds by which programs decide, where they are not those that lists are made and promises given by.
    /// </summary>
    public ModelParameters? Truth { get; init; }

    /// <summary>Populations drawn.</summary>
    public int Populations { get; init; } = 1;

    /// <summary>Seasons that each goes through.</summary>
    public int SeasonsEach { get; init; } = 1;

    /// <summary>How many times as large as in truth the market is, in applicants, positions and interviews.</summary>
    public int Size { get; init; } = 1;

    public int Seed { get; init; }

    /// <summary>Whether the few are judged by their habit: what their lists are compared with.</summary>
    public bool KeepsHabit { get; init; }

    /// <summary>The programs with their positions and interviews.</summary>
    public IReadOnlyList<SeasonProgram> Programs() => SeasonProgram.CreateAll(Directory, Specialties, Model, Size);

    /// <summary>Applicants of a season, in proportion to DR positions: those who prefer IR apply to DR too.</summary>
    public int Applicants() => Applicants(Programs());

    public IReadOnlyList<PlayedPopulation> Run(CancellationToken cancellationToken)
    {
        var programs = Programs();
        return [.. Enumerable.Range(0, Populations).AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(population => Play(population, programs, cancellationToken))];
    }

    private PlayedPopulation Play(int population, IReadOnlyList<SeasonProgram> programs, CancellationToken cancellationToken)
    {
        var rules = Seasons.Latest;
        var count = Applicants(programs);
        var applicants = Population.Create(Seed + population, count, rules.MatchYear, Model, Directory);
        int[] judged =
            Following == Following.Few ? [.. Enumerable.Range(0, count).Where(i => i % FewIsOneIn == 0)] : [.. Enumerable.Range(0, count)];
        var lists = new SeasonLists(Seasons, Model, Directory, programs) { Truth = Truth };
        var sent = lists.Habitual(applicants).ToArray();
        if (Following != Following.Nobody && !KeepsHabit)
        {
            foreach (var follower in judged)
            {
                sent[follower] = lists.Recommended(
                    SeasonApplicant.FromSimulated(applicants[follower], rules, TieSeed(population, follower)), Habit(sent[follower], programs), Plan, cancellationToken);
            }
        }

        var dependence = new Dependence(Model.Get("dependence.interview").Value, Model.Get("dependence.match").Value);
        var attended = (int)Model.Get("season.interviewsAttended").Value;
        var seeds = Enumerable.Range(0, SeasonsEach).Select(season => HashSeed(Seed, population, season));
        var tally = SeasonTally.Create(new SeasonMarket(programs, sent, dependence, attended), seeds);
        return PlayedPopulation.Create(population, tally, [.. applicants.Select(a => (a.Applicant.Type, a.Preferred))], judged);
    }

    private static Dictionary<string, int> Habit(ApplicationList list, IReadOnlyList<SeasonProgram> programs) =>
        list.Applications.CountBy(a => programs[a.Program].Program.Specialty, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private int Applicants(IEnumerable<SeasonProgram> programs) => (int)Math.Round(
        Model.Get("season.applicantsPerPosition").Value * programs.Where(p => p.Program.Specialty == SpecialtyCodes.DiagnosticRadiology)
            .Sum(p => p.Positions));

    private static ulong TieSeed(int population, int applicant) => ((ulong)population << 32) + (ulong)applicant;

    /// <summary>Spreads seeds apart, so that no season of one population is another's.</summary>
    private static int HashSeed(int seed, int population, int season) => unchecked((((seed * 7919) + population) * 7919) + season);
}
