using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Text;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Search;

namespace SmartPick.Functions.Contracts;

/// <summary>
/// Finds what a profile names in the data. A name that is not there would silently change nothing, so it is better to say so.
/// </summary>
internal sealed class ApplicantNames(RequestObject root, ProgramDirectory directory, SchoolDirectory schools, SeasonRules season)
{
    private const int MaxSuggested = 5;

    private static readonly SearchIndex<ResidencyProgram> ProgramNames = new(p => [p.Name]);

    /// <summary>The applicant with the data's own names; what is not found is reported.</summary>
    public Applicant Resolve(Applicant applicant)
    {
        foreach (var id in (applicant.Connections ?? []).Where(id => directory.Find(id) is null))
        {
            root.Error("applicant.connections", "not-found", $"There is no program '{id}'.");
        }

        string[] written =
        [
            .. (applicant.Letters ?? []).Select(l => l.Specialty).OfType<string>().Where(s => !season.Specialties.ContainsKey(s))
                .Select(_ => "applicant.letters"),
            .. (applicant.Research?.SpecialtyProjects?.Keys ?? []).Where(s => !season.Specialties.ContainsKey(s))
                .Select(_ => "applicant.research.specialtyProjects"),
        ];
        foreach (var field in written.Distinct())
        {
            root.Error(field, "not-allowed", $"Specialties must be of: {string.Join(", ", season.Specialties.Keys)}.");
        }

        return applicant with
        {
            HomeInstitution = applicant.HomeInstitution is { } home ? Institution(home) : null,
            MedicalSchool = applicant.MedicalSchool is { } school ? School(school.Key, applicant) : null,
            Rotations = applicant.Rotations is { } rotations ? [.. rotations.Select(Rotation)] : null,
        };
    }

    private string Institution(string text)
    {
        if (directory.HasInstitution(text))
        {
            return text;
        }

        var key = TextFolding.Key(text);
        if (!directory.HasInstitution(key))
        {
            var words = TextFolding.WordsOf(text);
            var similar = directory.Programs
                .Where(p => words.Count > 0 && ProgramNames.Mentions(p, words))
                .Select(p => p.Institution).Distinct(StringComparer.Ordinal).Take(MaxSuggested).ToArray();
            root.Error("applicant.homeInstitution", "not-found",
                $"No program has this institution key;{(similar.Length > 0 ? $" perhaps {string.Join(" or ", similar)}." : "")} "
                    + "See /api/v1/programs. Leave it out if your school has none of these residencies.");
        }

        return key;
    }

    private MedicalSchool? School(string text, Applicant applicant)
    {
        const string field = "applicant.medicalSchool";
        var called = schools.Called(text);
        if (called is not [var school])
        {
            var words = TextFolding.WordsOf(text);
            var similar = called.Count > 0 ? called : words.Count > 0 ? [.. schools.Mentioning(words).Take(MaxSuggested)] : [];
            var keys = string.Join(", ", similar.Select(s => $"{s.Key} ({s.Name})"));
            root.Error(field, called.Count > 0 ? "ambiguous" : "not-found",
                $"{(called.Count > 0 ? "More than one school has this name" : "No US medical school has this name")}"
                    + $"{(keys.Length > 0 ? $"; use one of the keys {keys}." : "; see /api/v1/schools.")}"
                    + $"{(applicant.IsImg ? " Leave it out if your school is abroad." : "")}");
            return null;
        }

        if (applicant.IsImg)
        {
            root.Error(field, "contradiction", $"{school.Name} is in the US, but the applicant type is IMG.");
        }
        else if (applicant.IsOsteopathic != (school.Degree == SchoolDegree.DO))
        {
            root.Error(field, "contradiction", $"{school.Name} grants the {school.Degree} degree, which doesn’t fit the applicant type.");
        }

        var home = directory.HomeProgramsOf(school).Values.SelectMany(programs => programs).Select(program => program.Id);
        return new MedicalSchool(school.Key, school.State, home.ToHashSet(StringComparer.Ordinal));
    }

    private Rotation Rotation(Rotation rotation, int i)
    {
        if (rotation.ProgramId is { } id && directory.Find(id) is null)
        {
            root.Error($"applicant.rotations[{i}].programId", "not-found", $"There is no program '{id}'.");
        }

        if (rotation.Specialty is not { } text)
        {
            return rotation;
        }

        var specialty = TextFolding.Key(text);
        if (!season.Specialties.ContainsKey(specialty))
        {
            root.Error($"applicant.rotations[{i}].specialty", "not-allowed",
                $"Must be one of: {string.Join(", ", season.Specialties.Keys)}.");
        }

        return rotation with { Specialty = specialty };
    }
}
