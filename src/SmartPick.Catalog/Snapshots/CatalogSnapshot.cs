using System.Collections.ObjectModel;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Snapshots;

/// <summary>One version of the catalog in memory; immutable, so that a request sees one version from start to end.</summary>
/// <param name="Version">For example <c>2026-11-20T03:00:00Z-7f3a</c>.</param>
/// <param name="RefreshedAt">When the version was published (UTC).</param>
/// <param name="Directory">Its programs.</param>
/// <param name="Counts">Number of programs by specialty code.</param>
/// <param name="Completeness">Share of programs, 0–1, whose value is known, by optional column of the program files.</param>
/// <param name="LastRefresh">The newest recorded refresh, which may be a later, refused one; <c>null</c> when none is recorded.</param>
public sealed record CatalogSnapshot(
    string Version,
    DateTimeOffset RefreshedAt,
    ProgramDirectory Directory,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyDictionary<string, double> Completeness,
    RefreshSummary? LastRefresh)
{
    /// <summary>When storage last confirmed that this version is live (UTC).</summary>
    public DateTimeOffset ConfirmedAt { get; init; } = RefreshedAt;

    /// <summary>Whether an operator chose this version instead of the newest.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Its medical schools.</summary>
    public SchoolDirectory Schools { get; init; } = SchoolDirectory.Empty;

    /// <summary>Counts and measures the programs of a version.</summary>
    public static CatalogSnapshot Create(
        string version,
        DateTimeOffset refreshedAt,
        IReadOnlyList<ResidencyProgram> programs,
        RefreshSummary? lastRefresh,
        IReadOnlyList<School>? schools = null)
    {
        var directory = new ProgramDirectory(programs);
        return new CatalogSnapshot(
            version,
            refreshedAt,
            directory,
            ReadOnly(directory.Specialties, s => s, s => directory.Of(s).Count),
            ReadOnly(ProgramColumns.All.Where(c => !c.IsRequired), c => c.Name, c => ShareKnown(c, programs)),
            lastRefresh)
        {
            Schools = new SchoolDirectory(schools ?? []),
        };
    }

    private static double ShareKnown(ProgramColumn column, IReadOnlyList<ResidencyProgram> programs) =>
        programs.Count == 0 ? 0 : (double)programs.Count(column.IsKnown) / programs.Count;

    private static ReadOnlyDictionary<string, TValue> ReadOnly<T, TValue>(
        IEnumerable<T> items, Func<T, string> key, Func<T, TValue> value) =>
        items.ToDictionary(key, value, StringComparer.Ordinal).AsReadOnly();
}
