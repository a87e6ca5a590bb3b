using System.Text.Json;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>The blobs that tell an operator the result of a refresh: reports, and copies of the refused rows.</summary>
internal sealed class RefreshArchive(ProgramBlobs blobs)
{
    private const string Json = "application/json";
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary>Saves a report and the rows it is about.</summary>
    /// <param name="name">Name of the attempt, part of the names of its blobs.</param>
    /// <param name="report">The report.</param>
    /// <param name="rows">The rows left out.</param>
    /// <param name="cancellationToken">Stops between two blobs.</param>
    /// <returns>The report with the names of the quarantined files, and its summary with its own name.</returns>
    public async Task<(RefreshReport Report, RefreshSummary Summary)> SaveAsync(
        string name, RefreshReport report, RefusedRows rows, CancellationToken cancellationToken)
    {
        var quarantine = new List<string>();
        foreach (var (file, lines) in rows.Files)
        {
            var copy = $"{QuarantineOf(name)}{file[ProgramBlobs.Prefix.Length..]}";
            await blobs.UploadAsync(copy, QuarantineCsv.Write(lines), Csv, cancellationToken).ConfigureAwait(false);
            quarantine.Add(copy);
        }

        report = report with { Quarantine = quarantine };
        var blob = ReportOf(name);
        var json = JsonSerializer.SerializeToUtf8Bytes(report, CatalogJson.Default.RefreshReport);
        await blobs.UploadAsync(blob, new BinaryData(json), Json, cancellationToken).ConfigureAwait(false);
        return (report, new RefreshSummary(report.Outcome, report.At, report.RowsRead, report.RowsRefused, blob));
    }

    /// <summary>A report as saved; <c>null</c> when it was removed, or another build wrote it.</summary>
    public async Task<RefreshReport?> FindAsync(RefreshSummary refresh, CancellationToken cancellationToken)
    {
        try
        {
            return await blobs.FindAsync(refresh.Report, cancellationToken).ConfigureAwait(false) is { } json
                ? JsonSerializer.Deserialize(json, CatalogJson.Default.RefreshReport)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Deletes everything that belongs to no refresh in the list.</summary>
    public async Task DeleteOthersAsync(IEnumerable<RefreshRecord> kept, CancellationToken cancellationToken)
    {
        var reports = kept.Select(r => r.Summary.Report).ToHashSet(StringComparer.Ordinal);
        foreach (var report in await blobs.ListNamesAsync(ProgramBlobs.Reports, cancellationToken).ConfigureAwait(false))
        {
            if (!reports.Contains(report))
            {
                await blobs.DeleteAsync(report, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var copy in await blobs.ListNamesAsync(ProgramBlobs.Quarantine, cancellationToken).ConfigureAwait(false))
        {
            var attempt = copy[ProgramBlobs.Quarantine.Length..].Split('/')[0];
            if (!reports.Contains(ReportOf(attempt)))
            {
                await blobs.DeleteAsync(copy, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string ReportOf(string attempt) => $"{ProgramBlobs.Reports}{attempt}.json";

    private static string QuarantineOf(string attempt) => $"{ProgramBlobs.Quarantine}{attempt}/";
}
