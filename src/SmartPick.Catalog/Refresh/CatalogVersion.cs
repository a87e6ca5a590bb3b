using System.Globalization;

namespace SmartPick.Catalog.Refresh;

/// <summary>Names of versions.</summary>
internal static class CatalogVersion
{
    /// <summary>For example <c>2026-11-20T03:00:00Z-7f3a</c>: the second it was made, and the start of its content hash.</summary>
    public static string Name(DateTimeOffset at, string contentHash) => Timestamp(at) + "-" + contentHash[..4];

    /// <summary>A moment to the second, in UTC.</summary>
    public static string Timestamp(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
