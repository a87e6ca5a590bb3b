using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Fictional;

/// <summary>
/// Made-up applicants to radiology with a plausible spread. One latent standing moves scores, honors, research and
/// letters together; each comes from an institution of the directory, and has ties to its state and perhaps others.
/// </summary>
public static class FictionalApplicants
{
    private const int GraduationYear = 2026;

    private static readonly (ApplicantType Type, double Weight)[] Types =
    [
        (ApplicantType.UsMdSenior, 0.72), (ApplicantType.UsDoSenior, 0.16), (ApplicantType.UsMdGraduate, 0.04),
        (ApplicantType.UsImg, 0.04), (ApplicantType.NonUsImg, 0.04),
    ];

    private static readonly (Dictionary<string, double> Specialties, double Weight)[] Aims =
    [
        (new(StringComparer.Ordinal) { ["dr"] = 1 }, 0.6),
        (new(StringComparer.Ordinal) { ["ir-integrated"] = 1, ["dr"] = 0.7 }, 0.35),
        (new(StringComparer.Ordinal) { ["ir-integrated"] = 1 }, 0.05),
    ];

    /// <summary>The same seed, count and programs give the same applicants.</summary>
    public static IReadOnlyList<FictionalApplicant> Create(int seed, int count, IReadOnlyList<ResidencyProgram> programs)
    {
        ArgumentNullException.ThrowIfNull(programs);
        var random = new Random(seed);
        var homes = programs.Where(p => p.Location is not null).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => Create(random, homes))];
    }

    private static FictionalApplicant Create(Random random, ResidencyProgram[] homes)
    {
        var standing = random.NextNormal();
        var type = random.NextWeighted(Types, t => t.Weight).Type;
        var aim = random.NextWeighted(Aims, a => a.Weight).Specialties;
        var home = homes[random.Next(homes.Length)];
        var states = new[] { home.State }.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => homes[random.Next(homes.Length)].State))
            .Distinct(StringComparer.Ordinal).ToArray();
        return new FictionalApplicant(
            new Applicant
            {
                Type = type,
                GraduationYear = type is ApplicantType.UsMdSenior or ApplicantType.UsDoSenior ? GraduationYear : GraduationYear - 1 - random.Next(4),
                Step1 = new ExamResult(true, null, random.NextChance(0.04) ? 2 : 1),
                Step2Ck = new ExamResult(true, Math.Clamp(Math.Round(250 + (8 * standing) + (6 * random.NextNormal())), 215, 285), 1),
                ClassQuartile = (int)Math.Clamp(Math.Round(2.3 - standing + (0.5 * random.NextNormal())), 1, 4),
                Aoa = random.NextChance(standing > 1 ? 0.6 : 0.1),
                GoldHumanism = random.NextChance(0.15),
                Honors = [.. Enum.GetValues<Clerkship>().Where(_ => random.NextChance(Logistic(-1.1 + standing)))],
                Research = ResearchOf(random, standing),
                Letters = LettersOf(random, aim.ContainsKey("ir-integrated")),
                Rotations = RotationsOf(random, aim.Keys, homes),
                Leadership = random.NextChance(0.5) ? [LeadershipRole.Society] : [],
                UsClinicalExperienceMonths = type is ApplicantType.UsImg or ApplicantType.NonUsImg ? random.Next(7) : null,
                HomeInstitution = type is ApplicantType.UsImg or ApplicantType.NonUsImg ? null : home.Institution,
                Ties = new Ties(states, [new NearTie(home.Location!.Value, 150)]),
                NeedsVisa = type == ApplicantType.NonUsImg ? VisaNeed.J1 : VisaNeed.None,
                RedFlags = random.NextChance(0.05) ? [RedFlag.LeaveOfAbsence] : [],
            },
            new Preferences { Specialties = aim, States = states },
            Math.Round(random.NextBetween(300, 1500)),
            home.Location!.Value);
    }

    private static Research ResearchOf(Random random, double standing)
    {
        var products = (int)Math.Round(Math.Exp(1.6 + (0.4 * standing) + (0.6 * random.NextNormal())));
        return new Research(
            products / 3,
            products / 3,
            products - (2 * (products / 3)),
            random.Next(2),
            new Dictionary<string,
            int>
            { ["ir-integrated"] = random.Next(3) });
    }

    private static List<Letter> LettersOf(Random random, bool seeksIr)
    {
        List<Letter> letters = [random.NextChance(0.7) ? SampleLetters.DrFaculty : SampleLetters.Other, random.NextChance(0.5) ? SampleLetters.Surgery : SampleLetters.InternalMedicine];
        if (seeksIr)
        {
            letters.Add(SampleLetters.IrAttending);
            letters.Add(random.NextChance(0.5) ? SampleLetters.IrProgramDirector : SampleLetters.ResearchMentor);
        }

        return letters;
    }

    private static List<Rotation> RotationsOf(Random random, IEnumerable<string> specialties, ResidencyProgram[] homes)
    {
        var rotations = new List<Rotation>();
        foreach (var specialty in specialties)
        {
            if (random.NextChance(0.5))
            {
                rotations.Add(new Rotation(RotationKind.HomeSubI, specialty, null));
            }

            var hosts = homes.Where(p => p.Specialty == specialty).ToArray();
            if (hosts.Length > 0 && random.NextChance(0.4))
            {
                rotations.Add(new Rotation(RotationKind.Away, specialty, hosts[random.Next(hosts.Length)].Id));
            }
        }

        return rotations;
    }

    private static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
