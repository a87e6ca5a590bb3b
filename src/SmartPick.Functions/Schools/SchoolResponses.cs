using System.ComponentModel.DataAnnotations;

namespace SmartPick.Functions.Schools;

/// <summary>One page of a search of medical schools.</summary>
/// <param name="Schools">Schools ordered by key.</param>
/// <param name="Total">How many match the search.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; absent on the last.</param>
public sealed record SchoolPage(IReadOnlyList<SchoolResponse> Schools, int Total, string? NextCursor);

/// <summary>A US medical school.</summary>
/// <param name="SchoolKey">The key for <c>applicant.medicalSchool</c>.</param>
/// <param name="Name">Its name in full.</param>
/// <param name="ShortName">Its name as people shorten it.</param>
/// <param name="Aliases">Other names; two schools may share one.</param>
/// <param name="Degree">MD or DO.</param>
/// <param name="City">Its city.</param>
/// <param name="State">Its state or territory, where its students have a tie.</param>
/// <param name="HomePrograms">Ids of its home programs by specialty, nearest first; a specialty without one is absent.</param>
public sealed record SchoolResponse(
    string SchoolKey,
    string Name,
    string ShortName,
    IReadOnlyList<string> Aliases,
    [property: AllowedValues("MD", "DO")] string Degree,
    string City,
    string State,
    IReadOnlyDictionary<string, IReadOnlyList<string>> HomePrograms);
