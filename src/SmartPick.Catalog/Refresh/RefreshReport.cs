using SmartPick.Catalog.Csv;

namespace SmartPick.Catalog.Refresh;

/// <summary>What a refresh did.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Version">The version that is live afterwards; <c>null</c> when there is none.</param>
/// <param name="At">When it ended (UTC).</param>
/// <param name="RowsRead">Rows seen in all files.</param>
/// <param name="RowsRefused">Rows left out.</param>
/// <param name="Problems">
/// Why the refresh was refused, then why rows and files were left out, each in the order found; the first thousand.
/// </param>
/// <param name="ProblemsOmitted">Number of problems beyond those.</param>
public sealed record RefreshReport(
    RefreshOutcome Outcome,
    string? Version,
    DateTime At,
    int RowsRead,
    int RowsRefused,
    IReadOnlyList<DataProblem> Problems,
    int ProblemsOmitted)
{
    /// <summary>Names of the blobs that hold copies of the rows left out.</summary>
    public IReadOnlyList<string> Quarantine { get; init; } = [];

    internal static RefreshReport Nothing(RefreshOutcome outcome, string? version, DateTimeOffset at) =>
        new(outcome, version, at.UtcDateTime, RowsRead: 0, RowsRefused: 0, Problems: [], ProblemsOmitted: 0);
}
