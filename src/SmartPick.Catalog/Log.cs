using Microsoft.Extensions.Logging;
using SmartPick.Catalog.Refresh;

namespace SmartPick.Catalog;

/// <summary>Every log message of the catalog.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Catalog refresh {Outcome}: version {Version}, {RowsRead} rows read, {RowsRefused} refused")]
    public static partial void RefreshEnded(
        this ILogger logger, RefreshOutcome outcome, string? version, int rowsRead, int rowsRefused);

    [LoggerMessage(2, LogLevel.Information, "Another instance published a catalog meanwhile; the refresh starts over")]
    public static partial void RefreshRaced(this ILogger logger);

    [LoggerMessage(3, LogLevel.Error, "The catalog cannot be loaded")]
    public static partial void LoadFailed(this ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "Storage failed {Failures} times in a row; what is loaded serves on")]
    public static partial void StorageFailed(this ILogger logger, int failures, Exception exception);
}
