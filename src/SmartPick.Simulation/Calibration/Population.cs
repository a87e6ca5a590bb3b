using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Simulation.Calibration;

/// <summary>
/// The simulated population: made-up applicants to the specialties of a pool whose features have the means and spreads of the
/// <c>population</c> parameters. A latent standing moves scores, clerkships, class rank, research and failures together, a
/// latent commitment projects, letters and rotations. It is what published aggregates are compared with.
/// </summary>
public sealed class Population
{
    /// <summary>Institution key of a school without a program of its own.</summary>
    private const string Elsewhere = "elsewhere";

    private readonly SeededDraws _draws;
    private readonly ModelParameters _model;
    private readonly int _matchYear;
    private readonly ApplicationHabit _habit;
    private readonly ApplicantPool _pool;
    private readonly ResidencyProgram[] _homes;

    private Population(int seed, int matchYear, ModelParameters model, ApplicantPool pool, ProgramDirectory directory, bool isNewest)
    {
        _draws = new SeededDraws(seed);
        _model = model;
        _matchYear = matchYear;
        _pool = pool;
        _habit = new ApplicationHabit(_draws, model, pool, directory, isNewest);
        _homes = [.. directory.Of(pool.Common).Where(p => p.Location is not null)];
    }

    /// <summary>Applicants of all types in their shares to the reference pool. The same arguments give the same applicants.</summary>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="count">How many.</param>
    /// <param name="matchYear">Year of the match they apply for.</param>
    /// <param name="model">Where the means and spreads stand.</param>
    /// <param name="directory">
    /// The programs they come from and apply to; it must hold programs with a place of the specialty that all of the pool apply to.
    /// </param>
    public static IReadOnlyList<SimulatedApplicant> Create(
        int seed, int count, int matchYear, ModelParameters model, ProgramDirectory directory)
    {
        var population = new Population(seed, matchYear, model, model.Reference, directory, isNewest: true);
        var types = Enum.GetValues<ApplicantType>()
            .Select(type => (type, model.Get($"population.type.{ApplicantTypes.Code(type)}").Value)).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => population.One(population._draws.Weighted(types)))];
    }

    /// <summary>Applicants of one type.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="pool">The specialties that they apply to; the reference pool's where it is left out.</param>
    /// <param name="isNewest">Whether they have the signals of the newest season, not of the year of the interview figures.</param>
    /// <inheritdoc cref="Create(int, int, int, ModelParameters, ProgramDirectory)"/>
    public static IReadOnlyList<SimulatedApplicant> Create(
        int seed,
        int count,
        int matchYear,
        ApplicantType type,
        ModelParameters model,
        ProgramDirectory directory,
        ApplicantPool? pool = null,
        bool isNewest = true)
    {
        var population = new Population(seed, matchYear, model, pool ?? model.Reference, directory, isNewest);
        return [.. Enumerable.Range(0, count).Select(_ => population.One(type))];
    }

    private SimulatedApplicant One(ApplicantType type)
    {
        var preferred = Preferred();
        var standing = _draws.Normal();
        var commitment = _draws.Normal();
        var international = type is ApplicantType.UsImg or ApplicantType.NonUsImg;
        var home = _draws.One(_homes);
        var ties = TiesTo(home);
        var applicant = new Applicant
        {
            Type = type,
            GraduationYear = _matchYear - YearsSinceGraduation(type),
            Step1 = Exam(standing, null),
            Step2Ck = Exam(standing, 10 * Score(type, preferred, standing)),
            ClassQuartile = Quartile(standing),
            Aoa = Chance("population.aoa", standing),
            GoldHumanism = Chance("population.goldHumanism", standing),
            Honors = [.. Enum.GetValues<Clerkship>().Where(_ => Chance("population.honors", standing))],
            Research = ResearchOf(preferred, standing, commitment),
            Letters = LettersOf(preferred, commitment),
            Rotations = RotationsOf(preferred, commitment),
            Leadership = _draws.Chance(Get("population.leadership"))
                ? [LeadershipRole.Society]
                : [],
            UsClinicalExperienceMonths = international ? _draws.Count(Get("population.usClinicalExperience")) : null,
            HomeInstitution = international ? null : _draws.Chance(HomeShare(type)) ? home.Institution : Elsewhere,
            Ties = ties,
            Connections = ConnectionsOf(preferred, ties),
            NeedsVisa = type == ApplicantType.NonUsImg && _draws.Chance(Get("policy.visa.needed.non-us-img")) ? VisaNeed.J1 : VisaNeed.None,
            RedFlags = _draws.Chance(Get("population.redFlags")) ? [RedFlag.LeaveOfAbsence] : [],
        };
        if (type is ApplicantType.UsDoSenior or ApplicantType.UsDoGraduate && _draws.Chance(Get("population.comlexOnly", preferred)))
        {
            applicant = ComlexOnly(applicant);
        }

        return new SimulatedApplicant(applicant, preferred, _habit.Apply(applicant, preferred));
    }

    private string Preferred()
    {
        foreach (var other in _pool.Specialties.Skip(1))
        {
            if (_draws.Uniform() < Get("population.interest", other))
            {
                return other;
            }
        }

        return _pool.Common;
    }

    /// <summary>Step 2 CK in tens of points.</summary>
    private double Score(ApplicantType type, string preferred, double standing) =>
        Get($"population.step2ck.mean.{ApplicantTypes.Code(type)}", preferred)
        + (Get("population.step2ck.spread", preferred) * _draws.Normal(standing, Get("population.step2ck.loading")));

    /// <summary>Share of applicants of US schools whose own school has a program.</summary>
    private double HomeShare(ApplicantType type) =>
        Get(
            type is ApplicantType.UsDoSenior or ApplicantType.UsDoGraduate ? "population.homeProgram.do" : "population.homeProgram.md",
            _pool.Common);

    /// <summary>
    /// Programs where somebody knows the applicant, or where they have people in town: some near their ties, some anywhere.
    /// </summary>
    private string[] ConnectionsOf(string preferred, Ties ties)
    {
        return [.. new[] { preferred, _pool.Common }.Distinct().SelectMany(Of).Distinct(StringComparer.Ordinal)];

        IEnumerable<string> Of(string specialty)
        {
            var programs = _habit.Programs(specialty);
            var near = programs.Where(p => Geography.Closeness(ties, p, _model.Regions) == Closeness.Tie).ToArray();
            for (var i = programs.Count == 0 ? 0 : _draws.Count(Get("population.connections", specialty)); i > 0; i--)
            {
                yield return _draws.One(near.Length > 0 && _draws.Chance(Get("population.connections.near")) ? near : programs).Id;
            }
        }
    }

    /// <summary>The same applicant with COMLEX scores in place of USMLE's, at the same place among takers.</summary>
    private Applicant ComlexOnly(Applicant applicant)
    {
        var score = ((applicant.Step2Ck!.Score!.Value / 10) - Get("population.step2ck.mean.us-do-senior", _pool.Common))
            / Get("population.step2ck.spread", _pool.Common);
        return applicant with
        {
            Step1 = null,
            Step2Ck = null,
            ComlexLevel1 = applicant.Step1,
            ComlexLevel2 = new ExamResult(
                true, Math.Clamp(100 * (Get("strength.comlex.reference") + (score * Get("strength.comlex.spread"))), 9, 999), applicant.Step2Ck.Attempts),
        };
    }

    private int YearsSinceGraduation(ApplicantType type) => type is ApplicantType.UsMdSenior or ApplicantType.UsDoSenior
        ? 0
        : 1 + _draws.Count(Get("population.yearsSinceGraduation"));

    private ExamResult Exam(double standing, double? score) => new(
        true, score is { } points ? Math.Clamp(Math.Round(points), 1, 300) : null, Chance("population.failures", standing) ? 2 : 1);

    private int Quartile(double standing)
    {
        var place = Get("population.classRank.mean") + _draws.Normal(standing, Get("population.classRank.loading"));
        return 4 - (int)(4 * StandardNormal.Cdf(Math.Min(place, 6)));
    }

    private Research ResearchOf(string preferred, double standing, double commitment)
    {
        // ln(1 + products) is normal, with the published mean number of products.
        var spread = Get("population.research.spread");
        var center = Math.Log(1 + Get("population.research.mean", preferred)) - (spread * spread / 2);
        var products = Math.Max(0, (int)Math.Round(
            Math.Exp(center + (spread * _draws.Normal(standing, Get("population.research.loading")))) - 1));
        var papers = products / (int)Get("population.research.productsPerPaper");
        var posters = (products - papers) / (int)Get("population.research.othersPerPoster");
        var firstAuthor = Enumerable.Range(0, papers).Count(_ => _draws.Chance(Get("population.research.firstAuthor")));
        return new Research(
            products - papers - posters,
            posters,
            papers,
            firstAuthor,
            new Dictionary<string, int>(StringComparer.Ordinal)
            {
                [_pool.Specialties[^1]] = Math.Min(products, Committed("population.projects", preferred, commitment)),
            });
    }

    /// <summary>
    /// Letters of the specialty that only some of the pool apply to, of the one that all apply to, and of a core clerkship.
    /// </summary>
    private List<Letter> LettersOf(string preferred, double commitment)
    {
        var letters = new List<Letter>();
        var special = _pool.Specialties[^1];
        var count = Committed("population.letters", preferred, commitment);
        for (var i = 0; i < count; i++)
        {
            var isLeaders = i == 0 && _draws.Chance(Get("population.leaderLetter"));
            letters.Add(new Letter(special, isLeaders ? LetterWriter.ProgramDirector : LetterWriter.Attending));
        }

        if (special != _pool.Common && _draws.Chance(Get("population.commonLetter", preferred)))
        {
            letters.Add(new Letter(_pool.Common, LetterWriter.Faculty));
        }

        if (_draws.Chance(Get("population.coreLetter", preferred)))
        {
            letters.Add(new Letter(_model.Links.CoreBeside(preferred)[0], LetterWriter.Attending));
        }

        return letters;
    }

    private List<Rotation> RotationsOf(string preferred, double commitment)
    {
        var rotations = new List<Rotation>();
        if (_draws.Chance(Get("population.homeSubI", preferred), commitment, Get("population.commitment.loading")))
        {
            rotations.Add(new Rotation(RotationKind.HomeSubI, preferred, null));
        }

        var hosts = _habit.Programs(preferred);
        for (var i = Committed("population.aways", preferred, commitment); i > 0 && hosts.Count > 0; i--)
        {
            rotations.Add(new Rotation(RotationKind.Away, preferred, _draws.One(hosts).Id));
        }

        return rotations;
    }

    /// <summary>Roots reach from home as far as the nearest programs, a given share of all.</summary>
    private Ties TiesTo(ResidencyProgram home)
    {
        var place = home.Location!.Value;
        var distances = _homes.Select(p => place.DistanceKm(p.Location!.Value)).Order().ToArray();
        return new Ties([], [new NearTie(place, distances[Math.Clamp((int)Math.Round(Get("population.tiePrograms") * distances.Length), 1, distances.Length) - 1])]);
    }

    /// <summary>A small count around the mean of the specialty, higher for the committed.</summary>
    private int Committed(string name, string specialty, double commitment) => (int)Math.Clamp(
        Math.Round(Get(name, specialty) + (Get("population.commitment.spread") * _draws.Normal(commitment, Get("population.commitment.loading")))), 0, 3);

    private bool Chance(string name, double standing) =>
        _draws.Chance(Get(name), standing, Get($"{name}.loading"));

    private double Get(string name) => _model.Get(name).Value;

    private double Get(string name, string specialty) => _model.Get(name, specialty).Value;
}
