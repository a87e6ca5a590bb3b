namespace SmartPick.Catalog.Plausibility;

/// <summary>The applicants that a refresh is tried on: <c>data/refresh/reference-profiles.json</c>.</summary>
/// <param name="MaxChange">Largest change, 0–1, of one of their chances of matching that a refresh may make unasked.</param>
/// <param name="All">The applicants.</param>
internal sealed record ReferenceProfiles(double MaxChange, IReadOnlyList<ReferenceProfile> All)
{
    public static ReferenceProfiles Shipped { get; } =
        From(RefreshData.Read("reference-profiles.json", RefreshDataJson.Default.ReferenceFile));

    private static ReferenceProfiles From(ReferenceFile file) => new(file.MaxChange.Value, file.Profiles);
}
