using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;

namespace SmartPick.Functions.Contracts;

/// <summary>Reads the contract's <c>applicant</c>.</summary>
internal static class ApplicantReader
{
    private const int MaxAttempts = 10;
    private const int MaxCount = 500;
    private const double EarthHalfGirthKm = 20038;

    /// <summary>The applicant of a request, all names in it checked; meaningful only when no error is added.</summary>
    public static Applicant? Of(JsonObjectReader root, ProgramDirectory directory, SeasonBook seasons)
    {
        var applicant = root.Object("applicant", Read);
        if (applicant is not null)
        {
            ApplicantNames.Check(root, applicant, directory, seasons.RulesFor(applicant));
        }
        else if (root.IsAbsent("applicant"))
        {
            root.Error("applicant.type", "required", $"Required: one of {string.Join(", ", Vocabulary.ApplicantTypes.Words)}.");
        }

        return applicant;
    }

    private static Applicant Read(JsonObjectReader json)
    {
        var type = json.Required("type", json.Word("type", Vocabulary.ApplicantTypes));
        return new Applicant
        {
            Type = type ?? default,
            GraduationYear = json.Integer("graduationYear", 1950, 2100),
            Step1 = json.Object("step1", exam => Exam(exam, 1, 300)),
            Step2Ck = json.Object("step2ck", exam => Exam(exam, 1, 300)),
            ComlexLevel1 = json.Object("comlexLevel1", exam => Exam(exam, 9, 999)),
            ComlexLevel2 = json.Object("comlexLevel2", exam => Exam(exam, 9, 999)),
            ClassQuartile = json.Integer("classQuartile", 1, 4),
            Aoa = json.Boolean("aoa"),
            GoldHumanism = json.Boolean("goldHumanism"),
            Honors = json.Words("honors", Vocabulary.Clerkships),
            Research = json.Object("research", ReadResearch),
            Letters = json.Words("letters", Vocabulary.Letters),
            Rotations = json.Objects("rotations", ReadRotation),
            Leadership = json.Words("leadership", Vocabulary.Leadership),
            UsClinicalExperienceMonths = json.Integer("usClinicalExperienceMonths", 0, 600),
            HomeInstitution = json.String("homeInstitution"),
            Ties = json.Object("ties", ReadTies),
            NeedsVisa = json.Word("needsVisa", Vocabulary.Visas),
            RedFlags = json.Words("redFlags", Vocabulary.RedFlags),
        };
    }

    private static ExamResult Exam(JsonObjectReader json, double least, double most) => new(
        json.Word("result", Vocabulary.ExamResults),
        json.Number("score", least, most),
        json.Integer("attempts", 1, MaxAttempts));

    private static Research ReadResearch(JsonObjectReader json) => new(
        json.Integer("abstracts", 0, MaxCount),
        json.Integer("posters", 0, MaxCount),
        json.Integer("papers", 0, MaxCount),
        json.Integer("firstAuthorPapers", 0, MaxCount),
        json.Integer("irProjects", 0, MaxCount));

    private static Rotation? ReadRotation(JsonObjectReader json)
    {
        var kind = json.Required("kind", json.Word("kind", Vocabulary.Rotations));
        var specialty = json.String("specialty");
        var programId = json.String("programId");
        return kind is { } known ? new Rotation(known, specialty, programId) : null;
    }

    private static Ties ReadTies(JsonObjectReader json) => new(
        StateCodes.Read(json, "states") ?? [],
        json.Objects("near", ReadNear) ?? []);

    private static NearTie? ReadNear(JsonObjectReader json)
    {
        var latitude = json.Required("lat", json.Number("lat", -90, 90));
        var longitude = json.Required("lon", json.Number("lon", -180, 180));
        var radius = json.Required("radiusKm", json.Number("radiusKm", 0, EarthHalfGirthKm));
        return latitude is null || longitude is null || radius is null
            ? null
            : new NearTie(new GeoPoint(latitude.Value, longitude.Value), radius.Value);
    }
}
