using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Applicants;

/// <summary>
/// Who applies. Every optional property is <c>null</c> when unknown; an empty list is known to be none.
/// </summary>
public sealed record Applicant
{
    public required ApplicantType Type { get; init; }

    public int? GraduationYear { get; init; }

    public ExamResult? Step1 { get; init; }

    public ExamResult? Step2Ck { get; init; }

    public ExamResult? ComlexLevel1 { get; init; }

    public ExamResult? ComlexLevel2 { get; init; }

    /// <summary>1 (top) to 4.</summary>
    public int? ClassQuartile { get; init; }

    public bool? Aoa { get; init; }

    public bool? GoldHumanism { get; init; }

    /// <summary>Clerkships honored, each once.</summary>
    public IReadOnlyList<Clerkship>? Honors { get; init => field = AsSet(value); }

    public Research? Research { get; init; }

    public IReadOnlyList<Letter>? Letters { get; init => field = AsSet(value); }

    public IReadOnlyList<Rotation>? Rotations { get; init => field = Distinct(value); }

    public IReadOnlyList<LeadershipRole>? Leadership { get; init; }

    /// <summary>Months of hands-on clinical experience in the US.</summary>
    public int? UsClinicalExperienceMonths { get; init; }

    /// <summary>The medical school, which has home programs and is a tie to its state.</summary>
    public MedicalSchool? MedicalSchool { get; init; }

    /// <summary>Institution key of the applicant's own school or hospital; its programs, not the school's, are then at home.</summary>
    public string? HomeInstitution { get; init; }

    /// <summary>Whether a first year of residency is behind the applicant or under way.</summary>
    public Pgy1Training? Pgy1 { get; init; }

    public Ties? Ties { get; init; }

    /// <summary>Ids of programs where somebody knows the applicant, or where they have people in town or did research.</summary>
    public IReadOnlyList<string>? Connections { get; init; }

    public VisaNeed? NeedsVisa { get; init; }

    public IReadOnlyList<RedFlag>? RedFlags { get; init; }

    /// <summary>Rotations without repetition; aways whose programs are not named are at different ones.</summary>
    private static Rotation[]? Distinct(IReadOnlyList<Rotation>? rotations) =>
        rotations?.Where((r, i) => (r.Kind == RotationKind.Away && r.ProgramId is null) || !rotations.Take(i).Contains(r)).ToArray();

    /// <summary>A list of a profile without repetition: the same thing said twice is one thing.</summary>
    private static T[]? AsSet<T>(IReadOnlyList<T>? list) => list?.Distinct().ToArray();

    /// <summary>In the last year of a US school.</summary>
    public bool IsSenior => Type is ApplicantType.UsMdSenior or ApplicantType.UsDoSenior;

    /// <summary>Of an osteopathic school.</summary>
    public bool IsOsteopathic => Type is ApplicantType.UsDoSenior or ApplicantType.UsDoGraduate;

    /// <summary>Of a school abroad.</summary>
    public bool IsImg => Type is ApplicantType.UsImg or ApplicantType.NonUsImg;

    /// <summary>Whether it is known which programs are at home, if any.</summary>
    public bool HomeIsTold => HomeInstitution is not null || MedicalSchool is not null;

    /// <summary>Whether the applicant needs no other PGY-1 year for a position that starts at PGY-2.</summary>
    public bool HasPgy1Year => Pgy1 is Pgy1Training.Current or Pgy1Training.Completed;

    /// <summary>Whether a program is at home.</summary>
    public bool IsHome(ResidencyProgram program) => HomeInstitution is { } home
        ? program.Institution == home
        : MedicalSchool?.HomePrograms.Contains(program.Id) == true;

    /// <summary>Whether the profile names a home institution or the host of an away rotation.</summary>
    public bool NamesOwnPrograms =>
        HomeIsTold || Rotations?.Any(r => r is { Kind: RotationKind.Away, ProgramId: not null }) == true;

    /// <summary>Whether a program is the applicant's own: at the home institution, or host of an away rotation.</summary>
    public bool KnowsFromWithin(ResidencyProgram program) =>
        IsHome(program)
        || Rotations?.Any(r => r.Kind == RotationKind.Away && r.ProgramId == program.Id) == true;

    /// <summary>Failures that the licensing exams of the profile surely imply; null when it mentions no exam.</summary>
    public int? FailedAttempts => Step1 is null && Step2Ck is null && ComlexLevel1 is null && ComlexLevel2 is null
        ? null
        : (Step1?.Failures ?? 0) + (Step2Ck?.Failures ?? 0) + (ComlexLevel1?.Failures ?? 0) + (ComlexLevel2?.Failures ?? 0);
}

/// <summary>Result of a licensing exam.</summary>
/// <param name="Passed">Whether it is passed; null when not said.</param>
/// <param name="Score">Points: Step 2 CK 1–300, COMLEX 9–999; null when not known or not scored.</param>
/// <param name="Attempts">Times sat; more than one means at least one failure.</param>
public sealed record ExamResult(bool? Passed, double? Score, int? Attempts)
{
    /// <summary>Failures that the result surely implies.</summary>
    public int Failures => KnownFailures ?? 0;

    /// <summary>Failures that the result implies; null when neither a failure nor the number of attempts is told.</summary>
    public int? KnownFailures => Passed == false ? Math.Max(1, Attempts ?? 1) : Attempts is { } attempts ? Math.Max(0, attempts - 1) : null;
}

/// <summary>Scholarly products; null counts are unknown.</summary>
/// <param name="Abstracts">Abstracts published.</param>
/// <param name="Posters">Posters and presentations.</param>
/// <param name="Papers">Papers published or accepted.</param>
/// <param name="FirstAuthorPapers">Of the papers, those as first author.</param>
/// <param name="SpecialtyProjects">Projects by the code of the specialty that they are about; one that is not named is unknown.</param>
public sealed record Research(
    int? Abstracts, int? Posters, int? Papers, int? FirstAuthorPapers, IReadOnlyDictionary<string, int>? SpecialtyProjects)
{
    /// <summary>Projects in a specialty; null when not told.</summary>
    public int? ProjectsIn(string specialty) => SpecialtyProjects?.TryGetValue(specialty, out var projects) == true ? projects : null;

    /// <summary>Abstracts, posters and papers as far as they are told: a floor unless all are.</summary>
    public int KnownProducts => (Abstracts ?? 0) + (Posters ?? 0) + Math.Max(Papers ?? 0, FirstAuthorPapers ?? 0);

    /// <summary>Whether every kind of product is told.</summary>
    public bool AllCounted => Abstracts is not null && Posters is not null && Papers is not null;
}

/// <summary>A rotation done or arranged.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Specialty">Specialty code, or null.</param>
/// <param name="ProgramId">The program it is at, or null when that is not said.</param>
public sealed record Rotation(RotationKind Kind, string? Specialty, string? ProgramId);

/// <summary>Where the applicant has roots that a program can see.</summary>
public sealed record Ties(IReadOnlyList<string> States, IReadOnlyList<NearTie> Near);

/// <summary>A place with a radius.</summary>
public sealed record NearTie(GeoPoint Center, double RadiusKm);
