namespace SmartPick.Engine.Programs;

/// <summary>
/// One residency program as the catalog knows it. Every optional property is <c>null</c> when the data does not
/// know it: unknown is never read as "no", as zero or as an average.
/// </summary>
public sealed record ResidencyProgram
{
    /// <summary>ACGME program id, ten digits; unique over all specialties.</summary>
    public required string Id { get; init; }

    /// <summary>Specialty code as in the season rules, for example <c>dr</c>, <c>family-medicine</c>, <c>ty</c>.</summary>
    public required string Specialty { get; init; }

    public required string Name { get; init; }

    /// <summary>Key of the sponsoring institution: the same key is the same sponsor in every specialty.</summary>
    public required string Institution { get; init; }

    public required string City { get; init; }

    /// <summary>Two-letter postal code of the state or territory.</summary>
    public required string State { get; init; }

    public GeoPoint? Location { get; init; }

    /// <summary>Whether an applicant named it and the data do not have it; then not even its place is known.</summary>
    public bool IsUnlisted { get; init; }

    public ProgramSetting? Setting { get; init; }

    /// <summary>Positions offered per year over all tracks, at least 1.</summary>
    public int? Positions { get; init; }

    public Tracks? Tracks { get; init; }

    /// <summary>Median Step 2 CK of current residents, 1–300 points.</summary>
    public double? MedianStep2Ck { get; init; }

    /// <summary>Lowest Step 2 CK the program says it considers, 1–300 points.</summary>
    public double? MinimumStep2Ck { get; init; }

    /// <summary>Whether <see cref="MinimumStep2Ck"/> is a cutoff (true) or a preference (false).</summary>
    public bool? MinimumStep2CkIsStrict { get; init; }

    public ExamPolicy? Comlex { get; init; }

    public VisaSponsorship? Visas { get; init; }

    /// <summary>Share of current residents who graduated from osteopathic schools, 0–1.</summary>
    public double? DoShare { get; init; }

    /// <summary>Share of current residents who are international medical graduates, 0–1.</summary>
    public double? ImgShare { get; init; }

    /// <summary>Applications received in the season the row describes.</summary>
    public int? Applicants { get; init; }

    /// <summary>Applicants interviewed in the season the row describes.</summary>
    public int? Interviews { get; init; }

    /// <summary>Whether the program takes part in program signaling.</summary>
    public bool? SignalsAccepted { get; init; }

    /// <summary>Whether interventional radiology is practiced as a division on site.</summary>
    public bool? IrDivision { get; init; }

    /// <summary>Research funding of the department, millions of US dollars a year.</summary>
    public double? ResearchFundingMillions { get; init; }

    /// <summary>Where the row's facts come from.</summary>
    public required string Source { get; init; }

    /// <summary>The day the row's facts were taken from <see cref="Source"/>.</summary>
    public required DateOnly SourceDate { get; init; }

    /// <summary>Great-circle distance to another program in kilometers; null when a place is not known.</summary>
    public double? DistanceKm(ResidencyProgram other) =>
        Location is { } here && other.Location is { } there ? here.DistanceKm(there) : null;
}
