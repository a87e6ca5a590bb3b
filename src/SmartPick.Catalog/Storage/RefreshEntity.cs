using System.Globalization;
using Azure.Data.Tables;

namespace SmartPick.Catalog.Storage;

/// <summary>A refresh of the history as a table row.</summary>
internal static class RefreshEntity
{
    /// <summary>Start of the row keys.</summary>
    public const string Prefix = "refresh-";

    public static TableEntity From(RefreshRecord refresh, string partition) => new(partition, RowKey(refresh.Summary.At))
    {
        [nameof(RefreshSummary.Outcome)] = refresh.Summary.Outcome.ToString(),
        [nameof(RefreshSummary.At)] = refresh.Summary.At,
        [nameof(RefreshSummary.RowsRead)] = refresh.Summary.RowsRead,
        [nameof(RefreshSummary.RowsRefused)] = refresh.Summary.RowsRefused,
        [nameof(RefreshSummary.Report)] = refresh.Summary.Report,
        [nameof(RefreshRecord.Attempt)] = refresh.Attempt,
    };

    /// <returns><c>null</c> for a row that another build wrote.</returns>
    public static RefreshRecord? ToRecord(TableEntity row) =>
        Enum.TryParse<RefreshOutcome>(row.Find<string>(nameof(RefreshSummary.Outcome)), out var outcome)
        && row.Find<DateTimeOffset>(nameof(RefreshSummary.At)) is var at && at != default
        && row.Find<string>(nameof(RefreshSummary.Report)) is { } report
            ? new RefreshRecord(
                new RefreshSummary(
                    outcome,
                    at,
                    row.Find<int>(nameof(RefreshSummary.RowsRead)),
                    row.Find<int>(nameof(RefreshSummary.RowsRefused)),
                    report),
                row.Find<string>(nameof(RefreshRecord.Attempt)))
            : null;

    // Rows are served in key order: counting time down puts the newest first.
    public static string RowKey(DateTimeOffset at) =>
        Prefix + (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
