using CsCheck;
using SmartPick.Engine.Applicants;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Odds;

/// <summary>Applicants of any kind who tell any part of their profile.</summary>
internal static class RandomProfiles
{
    /// <summary>Every optional field: takes its value over from one profile (the first) to another.</summary>
    public static IReadOnlyDictionary<string, Func<Applicant, Applicant, Applicant>> Fields { get; } =
        new Dictionary<string, Func<Applicant, Applicant, Applicant>>(StringComparer.Ordinal)
        {
            ["graduationYear"] = (from, to) => to with { GraduationYear = from.GraduationYear },
            ["step1"] = (from, to) => to with { Step1 = from.Step1 },
            ["step2ck"] = (from, to) => to with { Step2Ck = from.Step2Ck },
            ["comlexLevel1"] = (from, to) => to with { ComlexLevel1 = from.ComlexLevel1 },
            ["comlexLevel2"] = (from, to) => to with { ComlexLevel2 = from.ComlexLevel2 },
            ["classQuartile"] = (from, to) => to with { ClassQuartile = from.ClassQuartile },
            ["aoa"] = (from, to) => to with { Aoa = from.Aoa },
            ["goldHumanism"] = (from, to) => to with { GoldHumanism = from.GoldHumanism },
            ["honors"] = (from, to) => to with { Honors = from.Honors },
            ["research"] = (from, to) => to with { Research = from.Research },
            ["letters"] = (from, to) => to with { Letters = from.Letters },
            ["rotations"] = (from, to) => to with { Rotations = from.Rotations },
            ["leadership"] = (from, to) => to with { Leadership = from.Leadership },
            ["usClinicalExperienceMonths"] = (from, to) => to with { UsClinicalExperienceMonths = from.UsClinicalExperienceMonths },
            ["homeInstitution"] = (from, to) => to with { HomeInstitution = from.HomeInstitution },
            ["ties"] = (from, to) => to with { Ties = from.Ties },
            ["needsVisa"] = (from, to) => to with { NeedsVisa = from.NeedsVisa },
            ["redFlags"] = (from, to) => to with { RedFlags = from.RedFlags },
        };

    private static readonly Gen<int?> Count = Maybe(Gen.Int[0, 20]);

    private static readonly Gen<Research> Research = Gen.Select(Count, Count, Count, Count, Maybe(Gen.Int[0, 4]), (
        abstracts, posters, papers, first, ir) =>
        new Research(
            abstracts,
            posters,
            papers,
            papers < first ? papers : first,
            ir is { } told ? new Dictionary<string,
            int>
            { ["ir-integrated"] = told } : null));

    private static readonly Gen<Rotation> Rotation = Gen.Select(
        Gen.Enum<RotationKind>(),
        Gen.OneOf((string?)null, "dr", "ir-integrated"),
        Gen.Int[0, RandomPrograms.Ids - 1],
        (kind, specialty, host) => new Rotation(kind, specialty, RandomPrograms.Id(host)));

    private static readonly Gen<Ties> Ties = Gen.Select(
        Gen.OneOf(RandomPrograms.States).Array[0, 2],
        Gen.Select(RandomPrograms.Place, Gen.Double[10, 800], (place, radius) => new NearTie(place, radius)).Array[0, 1],
        (states, near) => new Ties(states, near));

    /// <summary>Profiles with every field told, as far as the type of applicant has it.</summary>
    public static Gen<Applicant> Complete { get; } =
        from type in Gen.Enum<ApplicantType>()
        from exams in Gen.Select(Exam(1, 300), Exam(1, 300), Exam(9, 999), Exam(9, 999))
        from marks in Gen.Select(Gen.Int[1990, 2026], Gen.Int[1, 4], Gen.Bool, Gen.Bool, Gen.Enum<Clerkship>().Array[0, 9])
        from work in Gen.Select(
            Research,
            Gen.OneOf(SampleLetters.All.ToArray()).Array[0, 5],
            Rotation.Array[0, 4],
            Gen.Enum<LeadershipRole>().Array[0, 2],
            Gen.Int[0, 24])
        from rest in Gen.Select(Gen.Int[0, RandomPrograms.Institutions], Ties, Gen.Enum<VisaNeed>(), Gen.Enum<RedFlag>().Array[0, 4])
        let osteopath = type is ApplicantType.UsDoSenior or ApplicantType.UsDoGraduate
        select new Applicant
        {
            Type = type,
            GraduationYear = marks.Item1,
            Step1 = exams.Item1,
            Step2Ck = exams.Item2,
            ComlexLevel1 = osteopath ? exams.Item3 : null,
            ComlexLevel2 = osteopath ? exams.Item4 : null,
            ClassQuartile = marks.Item2,
            Aoa = marks.Item3,
            GoldHumanism = marks.Item4,
            Honors = [.. marks.Item5.Distinct()],
            Research = work.Item1,
            Letters = work.Item2,
            Rotations = work.Item3,
            Leadership = work.Item4,
            UsClinicalExperienceMonths = work.Item5,
            HomeInstitution = RandomPrograms.Institution(rest.Item1),
            Ties = rest.Item2,
            NeedsVisa = rest.Item3,
            RedFlags = rest.Item4,
        };

    /// <summary>Profiles with any of the fields told.</summary>
    public static Gen<Applicant> Any { get; } = Gen.Select(Complete, Gen.Bool.Array[Fields.Count], Part);

    /// <summary>What a profile tells of the fields that are marked.</summary>
    public static Applicant Part(Applicant applicant, bool[] told) => Fields.Values.Zip(told)
        .Where(f => f.Second).Aggregate(new Applicant { Type = applicant.Type }, (part, f) => f.First(applicant, part));

    private static Gen<ExamResult> Exam(double least, double most) => Gen.Select(
        Maybe(Gen.Bool),
        Maybe(Gen.Double[least, most]),
        Maybe(Gen.Int[1, 4]),
        (passed, score, attempts) => new ExamResult(passed, score, attempts));

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.Select(gen, Gen.Int[0, 3], (value, known) => known > 0 ? value : (T?)null);
}
