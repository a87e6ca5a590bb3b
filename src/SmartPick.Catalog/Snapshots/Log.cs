using Microsoft.Extensions.Logging;

namespace SmartPick.Catalog.Snapshots;

/// <summary>The log messages about the catalog in memory. Event ids are unique in the catalog: refreshes have the others.</summary>
internal static partial class Log
{
    [LoggerMessage(3, LogLevel.Error, "Catalog version {Version} is damaged in the table; the next refresh rebuilds it")]
    public static partial void VersionDamaged(this ILogger logger, string version);

    [LoggerMessage(4, LogLevel.Warning, "The catalog cannot be loaded; the loaded version stays in use")]
    public static partial void LoadFailed(this ILogger logger, Exception exception);
}
