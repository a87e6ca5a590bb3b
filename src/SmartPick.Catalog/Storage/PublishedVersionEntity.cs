using Azure.Data.Tables;

namespace SmartPick.Catalog.Storage;

/// <summary>The live version, or an earlier published one, as a table row.</summary>
internal static class PublishedVersionEntity
{
    private const char Separator = ' ';

    public static TableEntity From(PublishedVersion pointer, string partition, string rowKey) => new(partition, TableKey.Require(rowKey))
    {
        [nameof(PublishedVersion.Version)] = pointer.Version,
        [nameof(PublishedVersion.RefreshedAt)] = pointer.RefreshedAt,
        [nameof(PublishedVersion.Programs)] = pointer.Programs,
        [nameof(PublishedVersion.Specialties)] = string.Join(Separator, pointer.Specialties),
        [nameof(PublishedVersion.ContentHash)] = pointer.ContentHash,
        [nameof(PublishedVersion.SourceFingerprint)] = pointer.SourceFingerprint,
        [nameof(PublishedVersion.IsPinned)] = pointer.IsPinned,
    };

    /// <summary>
    /// Reads a row even if another build wrote it: such a row becomes a version that fails its checks, so that it is never loaded and the
    /// next refresh replaces it.
    /// </summary>
    public static PublishedVersion ToPointer(TableEntity row) => new(
        row.Find<string>(nameof(PublishedVersion.Version)) ?? "",
        row.Find<DateTimeOffset>(nameof(PublishedVersion.RefreshedAt)),
        row.Find<int>(nameof(PublishedVersion.Programs)),
        row.Find<string>(nameof(PublishedVersion.Specialties))?.Split(Separator, StringSplitOptions.RemoveEmptyEntries) ?? [],
        row.Find<string>(nameof(PublishedVersion.ContentHash)) ?? "",
        row.Find<string>(nameof(PublishedVersion.SourceFingerprint)) ?? "")
    {
        IsPinned = row.Find<bool>(nameof(PublishedVersion.IsPinned)),
        ETag = row.ETag,
    };
}
