using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>What a refresh did.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Version">The version that is live afterwards; <c>null</c> when there is none.</param>
/// <param name="At">When it ended (UTC).</param>
/// <param name="RowsRead">Rows seen in all files.</param>
/// <param name="RowsRefused">Rows left out.</param>
/// <param name="Problems">What was found, what costs most first; repeats are one problem. The first thousand.</param>
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
    /// <summary>The report in a few sentences, for the operator.</summary>
    public string Summary => ReportSummary.Of(this);

    /// <summary>Cells that could not be used and count as unknown; their programs are in the version.</summary>
    public int CellsUnknown { get; init; }

    /// <summary>Every file under <c>programs/</c> and what became of it.</summary>
    public IReadOnlyList<RefreshFile> Files { get; init; } = [];

    /// <summary>
    /// Of a refusal that an operator may overrule: the code for <c>POST /api/admin/refresh?accept=…</c>, which accepts these files and
    /// no others; <c>null</c> when the files must be corrected.
    /// </summary>
    public string? Accept { get; init; }

    /// <summary>Names of the blobs that hold copies of the rows left out.</summary>
    public IReadOnlyList<string> Quarantine { get; init; } = [];

    internal static RefreshReport Nothing(RefreshOutcome outcome, string? version, DateTimeOffset at) =>
        new(outcome, version, at.UtcDateTime, RowsRead: 0, RowsRefused: 0, Problems: [], ProblemsOmitted: 0);
}
