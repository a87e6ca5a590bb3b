using System.Globalization;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>Puts a report into a few sentences.</summary>
internal static class ReportSummary
{
    public static string Write(RefreshReport report)
    {
        var sentences = new List<string> { Start(report) };
        if (report.Outcome == RefreshOutcome.Refused)
        {
            var refusals = report.Problems.Where(p => p.Effect == ProblemEffect.RefreshRefused).ToArray();
            sentences.Add(refusals switch
            {
                [] => "No row of the files can be used.",
                [var only] => $"{PlaceOf(only)}: {only.Message}",
                [var first, ..] => $"{Number(refusals.Length, "cause")}. The first: {PlaceOf(first)}: {first.Message}",
            });
            if (report.Accept is { } code)
            {
                sentences.Add($"If the change is right, accept it with POST /api/admin/refresh?accept={code}.");
            }
        }
        else
        {
            sentences.AddRange(report.Problems.Where(p => p.Effect == ProblemEffect.RefreshRefused).Select(p => p.Message));
            AddCosts(report, sentences);
        }

        if (report.Files.Count(f => f.Status == FileStatus.NotRead) is var passedOver and > 0)
        {
            sentences.Add($"{Number(passedOver, "file")} under programs/ {(passedOver == 1 ? "was" : "were")} not read: see files.");
        }

        return string.Join(' ', sentences);
    }

    private static string Start(RefreshReport report) => report.Outcome switch
    {
        RefreshOutcome.Refreshed => $"Version {report.Version} is live.",
        RefreshOutcome.Unchanged => $"The program files are those of version {report.Version}, which stays live.",
        RefreshOutcome.Refused when report.Version is null => "Nothing is live, and nothing was published.",
        RefreshOutcome.Refused => $"Nothing was changed: version {report.Version} stays live.",
        RefreshOutcome.Pinned => $"Version {report.Version} is live. A pin is set, so that new files wait until it is released with "
            + "?version=latest.",
        RefreshOutcome.AlreadyRunning => "Another refresh is under way; nothing was done.",
        RefreshOutcome.UnknownVersion => "The version to pin is not kept, or is damaged; nothing was changed.",
        _ => "Storage did not answer; nothing was changed.",
    };

    private static void AddCosts(RefreshReport report, List<string> sentences)
    {
        if (report.RowsRefused > 0)
        {
            var all = report.RowsRead.ToString(CultureInfo.InvariantCulture);
            sentences.Add(
                $"{Number(report.RowsRefused, "row")} of {all} {(report.RowsRefused == 1 ? "was" : "were")} left out: see problems.");
        }

        if (report.CellsUnknown > 0)
        {
            var verb = report.CellsUnknown == 1 ? "counts" : "count";
            sentences.Add($"{Number(report.CellsUnknown, "cell")} could not be used and {verb} as unknown: see problems.");
        }
    }

    private static string PlaceOf(DataProblem problem) => problem switch
    {
        { Line: 0 } => problem.File,
        { Lines: { } lines } => $"{problem.File}, lines {lines}",
        _ => FormattableString.Invariant($"{problem.File}, line {problem.Line}"),
    };

    private static string Number(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");
}
