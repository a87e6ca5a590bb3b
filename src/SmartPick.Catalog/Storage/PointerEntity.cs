using Azure.Data.Tables;

namespace SmartPick.Catalog.Storage;

/// <summary>A pointer, or a version that was published, as a table row.</summary>
internal static class PointerEntity
{
    private const char Separator = ' ';

    public static TableEntity From(CatalogPointer pointer, string partition, string rowKey) => new(partition, TableKey.Require(rowKey))
    {
        [nameof(CatalogPointer.Version)] = pointer.Version,
        [nameof(CatalogPointer.RefreshedAt)] = pointer.RefreshedAt,
        [nameof(CatalogPointer.Programs)] = pointer.Programs,
        [nameof(CatalogPointer.Specialties)] = string.Join(Separator, pointer.Specialties),
        [nameof(CatalogPointer.ContentHash)] = pointer.ContentHash,
        [nameof(CatalogPointer.SourceFingerprint)] = pointer.SourceFingerprint,
        [nameof(CatalogPointer.IsPinned)] = pointer.IsPinned,
    };

    /// <summary>
    /// Reads whatever the row has: what another build wrote becomes a version that cannot be whole, so that it is never loaded and
    /// the next refresh replaces it.
    /// </summary>
    public static CatalogPointer ToPointer(TableEntity row) => new(
        row.Find<string>(nameof(CatalogPointer.Version)) ?? "",
        row.Find<DateTimeOffset>(nameof(CatalogPointer.RefreshedAt)),
        row.Find<int>(nameof(CatalogPointer.Programs)),
        row.Find<string>(nameof(CatalogPointer.Specialties))?.Split(Separator, StringSplitOptions.RemoveEmptyEntries) ?? [],
        row.Find<string>(nameof(CatalogPointer.ContentHash)) ?? "",
        row.Find<string>(nameof(CatalogPointer.SourceFingerprint)) ?? "")
    {
        IsPinned = row.Find<bool>(nameof(CatalogPointer.IsPinned)),
        ETag = row.ETag,
    };
}
