using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Contracts;

/// <summary>Checks the names in a profile: one that the data does not know would silently change nothing, so better to say so.</summary>
internal static class ApplicantNames
{
    public static void Check(RequestObject root, Applicant applicant, ProgramDirectory directory, SeasonRules season)
    {
        if (applicant.HomeInstitution is { } home && !directory.HasInstitution(home))
        {
            root.Error("applicant.homeInstitution", "not-found",
                "No program has this institution key; see /api/v1/programs. Leave it out if your school has none of these residencies.");
        }

        foreach (var id in (applicant.Connections ?? []).Where(id => directory.Find(id) is null))
        {
            root.Error("applicant.connections", "not-found", $"There is no program '{id}'.");
        }

        string[] written =
        [
            .. (applicant.Letters ?? []).Select(l => l.Specialty).OfType<string>().Where(s => !season.Specialties.ContainsKey(s)).Select(_ => "applicant.letters"),
            .. (applicant.Research?.SpecialtyProjects?.Keys ?? []).Where(s => !season.Specialties.ContainsKey(s)).Select(_ => "applicant.research.specialtyProjects"),
        ];
        foreach (var field in written.Distinct())
        {
            root.Error(field, "not-allowed", $"Specialties must be of: {string.Join(", ", season.Specialties.Keys)}.");
        }

        foreach (var (i, rotation) in (applicant.Rotations ?? []).Index())
        {
            if (rotation.Specialty is { } specialty && !season.Specialties.ContainsKey(specialty))
            {
                root.Error($"applicant.rotations[{i}].specialty", "not-allowed",
                    $"Must be one of: {string.Join(", ", season.Specialties.Keys)}.");
            }

            if (rotation.ProgramId is { } id && directory.Find(id) is null)
            {
                root.Error($"applicant.rotations[{i}].programId", "not-found", $"There is no program '{id}'.");
            }
        }
    }
}
