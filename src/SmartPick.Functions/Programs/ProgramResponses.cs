namespace SmartPick.Functions.Programs;

/// <summary>One page of a program search.</summary>
/// <param name="Programs">Programs ordered by id, or by distance with <c>near</c>.</param>
/// <param name="Total">How many match the search.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; absent on the last.</param>
public sealed record ProgramPage(IReadOnlyList<ProgramSummary> Programs, int Total, string? NextCursor);

/// <summary>A program in a search.</summary>
public sealed record ProgramSummary(
    string ProgramId, string Name, string Institution, string Specialty, string City, string State, double? Lat, double? Lon,
        string? Setting, double? DistanceKm);

/// <summary>One program, every field.</summary>
/// <param name="ProgramId">ACGME id.</param>
/// <param name="Institution">The key for <c>applicant.homeInstitution</c>.</param>
/// <param name="Fields">Every column of the data by name.</param>
/// <param name="Source">Where the facts come from.</param>
/// <param name="SourceDate">The day the facts were true.</param>
public sealed record ProgramDetail(
    string ProgramId,
    string Name,
    string Institution,
    string Specialty,
    string City,
    string State,
    IReadOnlyDictionary<string, FieldResponse> Fields,
    string Source,
    DateOnly SourceDate);

/// <summary>A field with what is known of it.</summary>
/// <param name="Known">Whether the value is known.</param>
/// <param name="Value">The value as in the data file; absent when unknown.</param>
/// <param name="Source">Where the value comes from; absent when unknown.</param>
public sealed record FieldResponse(bool Known, string? Value, string? Source);
