using SmartPick.Catalog.Refresh;

namespace SmartPick.Catalog.Storage;

/// <summary>A refresh in the history.</summary>
/// <param name="Outcome">How it ended: refreshed or refused; other outcomes write nothing.</param>
/// <param name="At">When it ended (UTC).</param>
/// <param name="RowsRead">Rows seen in all files.</param>
/// <param name="RowsRefused">Rows left out.</param>
/// <param name="Report">Name of the blob that holds its <see cref="RefreshReport"/>.</param>
public sealed record RefreshSummary(RefreshOutcome Outcome, DateTimeOffset At, int RowsRead, int RowsRefused, string Report);
