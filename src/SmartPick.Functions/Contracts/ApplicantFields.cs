using System.Text.Json.Nodes;
using SmartPick.Catalog.Plausibility;
using SmartPick.Engine.Applicants;
using SmartPick.Functions.Contracts.Fields;
using static SmartPick.Functions.Contracts.Fields.FieldTypes;

namespace SmartPick.Functions.Contracts;

/// <summary>The fields of <c>applicant</c>.</summary>
internal static class ApplicantFields
{
    private const int MaxAttempts = 10;
    private const int MaxCount = 500;
    private const double HalfEarthCircumferenceKm = 20038;

    /// <summary>The specialty that a field of the first version names.</summary>
    private const string FirstSpecialty = "ir-integrated";

    private static ObjectType<ExamResult> StepExam { get; } = Exam("StepExam", 1, 300, 252);

    private static ObjectType<ExamResult> ComlexExam { get; } = Exam("ComlexExam", 9, 999, 600);

    private static ObjectType<Research> Research { get; } = new ObjectType<Research>("Research", new Research(null, null, null, null, null))
        .Optional("abstracts", Integer(0, MaxCount), 2, "Abstracts published.", (r, v) => r with { Abstracts = v })
        .Optional("posters", Integer(0, MaxCount), 1, "Posters and presentations.", (r, v) => r with { Posters = v })
        .Optional("papers", Integer(0, MaxCount), 1, "Papers published or accepted.", (r, v) => r with { Papers = v })
        .Optional("firstAuthorPapers", Integer(0, MaxCount), 0, "Of the papers, those as first author.",
            (r, v) => r with { FirstAuthorPapers = v })
        .Optional("specialtyProjects", Map(Integer(0, MaxCount)), new JsonObject { ["ir-integrated"] = 1 },
            "Projects by the code of the specialty that they are about.",
            (r, v) => r with { SpecialtyProjects = With(r.SpecialtyProjects, v) })
        .Optional("irProjects", Integer(0, MaxCount), 1, "Of the first version: `specialtyProjects` of `ir-integrated`.",
            (r, v) => r with { SpecialtyProjects = With(r.SpecialtyProjects, new Dictionary<string, int> { [FirstSpecialty] = v }) });

    private static ObjectType<Rotation> Rotation { get; } = new ObjectType<Rotation>("Rotation", new Rotation(default, null, null))
        .Required("kind", OneOf(ContractNames.Rotations), "away", "What it is.", (r, v) => r with { Kind = v })
        .Optional("specialty", Key, "ir-integrated", "Code of its specialty.", (r, v) => r with { Specialty = v })
        .Optional("programId", Key, "4162500001", "The program it is at.", (r, v) => r with { ProgramId = v });

    private static ObjectType<NearTie> NearTie { get; } = new ObjectType<NearTie>("NearTie", new NearTie(default, 0))
        .Required("lat", Number(-90, 90), 42.28, "Degrees north.", (n, v) => n with { Center = n.Center with { Latitude = v } })
        .Required("lon", Number(-180, 180), -83.74, "Degrees east.", (n, v) => n with { Center = n.Center with { Longitude = v } })
        .Required("radiusKm", Number(0, HalfEarthCircumferenceKm), 300, "Distance that still counts, in kilometers.",
            (n, v) => n with { RadiusKm = v });

    private static ObjectType<Ties> Ties { get; } = new ObjectType<Ties>("Ties", new Ties([], []))
        .Optional("states", SetOf(new CodeType(States.Codes)), new JsonArray("MI"), "States with ties.", (t, v) => t with { States = v })
        .Optional("near", List(NearTie), null, "Places with ties.", (t, v) => t with { Near = v });

    public static ObjectType<Applicant> All { get; } = new ObjectType<Applicant>("Applicant", new Applicant { Type = default })
        .Required("type", OneOf(ContractNames.ApplicantTypes), "us-md-senior", "What the applicant is to the Match.",
            (a, v) => a with { Type = v })
        .Optional(
            "graduationYear",
            Integer(1950, 2100),
            2028,
            "Year of the medical degree. Seniors apply in its season; everybody else, and seniors who leave it out, in the next one they can "
                + "still apply for.",
            (a, v) => a with { GraduationYear = v })
        .Optional("step1", StepExam, null, "USMLE Step 1.", (a, v) => a with { Step1 = v })
        .Optional("step2ck", StepExam, null, "USMLE Step 2 CK.", (a, v) => a with { Step2Ck = v })
        .Optional("comlexLevel1", ComlexExam, null, "COMLEX-USA Level 1.", (a, v) => a with { ComlexLevel1 = v })
        .Optional("comlexLevel2", ComlexExam, null, "COMLEX-USA Level 2-CE.", (a, v) => a with { ComlexLevel2 = v })
        .Optional("classQuartile", Integer(1, 4), 1, "Quarter of the class; 1 is the top quarter.", (a, v) => a with { ClassQuartile = v })
        .Optional("aoa", Flag, true, "Member of Alpha Omega Alpha.", (a, v) => a with { Aoa = v })
        .Optional("goldHumanism", Flag, false, "Member of the Gold Humanism Honor Society.", (a, v) => a with { GoldHumanism = v })
        .Optional("honors", SetOf(OneOf(ContractNames.Clerkships)), new JsonArray("medicine"), "Clerkships passed with honors.",
            (a, v) => a with { Honors = v })
        .Optional("research", Research, null, "Research output.", (a, v) => a with { Research = v })
        .Optional(
            "letters",
            List(new LetterType()),
            new JsonArray(new JsonObject { ["specialty"] = "ir-integrated", ["writer"] = "attending" }),
            "Letters of recommendation, by specialty and writer.",
            (a, v) => a with { Letters = [.. v.Distinct().OrderBy(l => l.Specialty, StringComparer.Ordinal).ThenBy(l => l.Writer)] })
        .Optional("rotations", List(Rotation), null, "Rotations done or arranged.", (a, v) => a with { Rotations = v })
        .Optional(
            "connections",
            SetOf(Key),
            new JsonArray("4160100001"),
            "Ids of programs where the applicant is known or has people: somebody there knows them, family in town, research with them. "
                + "`[]` says that there are none.",
            (a, v) => a with { Connections = v })
        .Optional("leadership", SetOf(OneOf(ContractNames.Leadership)), new JsonArray("society"), "Leadership roles.",
            (a, v) => a with { Leadership = v })
        .Optional("usClinicalExperienceMonths", Integer(0, 600), 6, "Months of hands-on clinical experience in the US.",
            (a, v) => a with { UsClinicalExperienceMonths = v })
        .Optional(
            "medicalSchool",
            Key,
            "wayne-state",
            "Key, name or alias of the US medical school (see `/api/v1/schools`): its programs are home programs, and its state is a tie.",
            (a, v) => a with { MedicalSchool = new MedicalSchool(v, "", new HashSet<string>()) })
        .Optional(
            "homeInstitution",
            Key,
            "michigan",
            "Key of the applicant's own institution: `institution` of a program. It takes the place of the school's home programs.",
            (a, v) => a with { HomeInstitution = v })
        .Optional("ties", Ties, null, "Where the applicant grew up, went to school or has family.", (a, v) => a with { Ties = v })
        .Optional(
            "pgy1",
            OneOf(ContractNames.Pgy1Years),
            "none",
            "Whether a first year of residency is completed or under way: then no transitional year is advised, and R positions can be "
                + "ranked.",
            (a, v) => a with { Pgy1 = v })
        .Optional("needsVisa", OneOf(ContractNames.Visas), "none", "The visa that the applicant needs.", (a, v) => a with { NeedsVisa = v })
        .Optional("redFlags", SetOf(OneOf(ContractNames.RedFlags)), new JsonArray("gap-year"), "Weak points of the record.",
            (a, v) => a with { RedFlags = v })
        .UnsupportedCouples()
        .Check((json, applicant) =>
        {
            if (applicant is { IsSenior: true, HasPgy1Year: true })
            {
                json.Error("pgy1", "contradiction", "Seniors haven’t started a PGY-1 year: choose a graduate type, or leave this out.");
            }
        });

    /// <summary>What is told already, and more.</summary>
    private static Dictionary<string, int> With(IReadOnlyDictionary<string, int>? told, IReadOnlyDictionary<string, int> more) =>
        (told ?? new Dictionary<string, int>()).Concat(more).DistinctBy(p => p.Key).ToDictionary(StringComparer.Ordinal);

    private static ObjectType<ExamResult> Exam(string schemaName, double min, double max, double example) =>
        new ObjectType<ExamResult>(schemaName, new ExamResult(null, null, null))
        .Optional("result", OneOf(ContractNames.ExamResults), "pass", "Whether it is passed.", (e, v) => e with { Passed = v })
        .Optional("score", Number(min, max), example, "Points.", (e, v) => e with { Score = v })
        .Optional("attempts", Integer(1, MaxAttempts), 1, "Times taken, the last included.", (e, v) => e with { Attempts = v });
}
