using Microsoft.Extensions.Logging;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>The log messages about refreshes. Event ids are unique in the catalog: snapshots have the others.</summary>
internal static partial class Log
{
    /// <summary>Refused and partial refreshes are warnings: an operator has to act.</summary>
    public static void RefreshEnded(this ILogger logger, RefreshReport report) => logger.RefreshEnded(
        report.Problems.Any(p => p.Effect != ProblemEffect.Noted) ? LogLevel.Warning : LogLevel.Information,
        report.Outcome,
        report.Version,
        report.RowsRead,
        report.RowsRefused,
        report.CellsUnknown);

    [LoggerMessage(2, LogLevel.Information, "The files or the live version changed during the refresh; it starts over")]
    public static partial void RefreshRaced(this ILogger logger);

    [LoggerMessage(5, LogLevel.Error, "The catalog cannot be refreshed; the live version stays live")]
    public static partial void RefreshFailed(this ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Information, "Catalog version {Version} is no longer kept and was deleted")]
    public static partial void VersionDeleted(this ILogger logger, string version);

    [LoggerMessage(7, LogLevel.Error, "The background loader failed {Failures} times in a row; the loaded version stays in use")]
    public static partial void KeeperFailed(this ILogger logger, int failures, Exception exception);

    [LoggerMessage(EventId = 1, EventName = nameof(RefreshEnded),
        Message = "Catalog refresh {Outcome}: version {Version}, {RowsRead} rows read, {RowsRefused} refused, {CellsUnknown} cells "
            + "unknown")]
    private static partial void RefreshEnded(
        this ILogger logger, LogLevel level, RefreshOutcome outcome, string? version, int rowsRead, int rowsRefused, int cellsUnknown);
}
