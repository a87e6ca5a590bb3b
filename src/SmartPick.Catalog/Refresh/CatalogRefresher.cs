using System.Text.Json;
using Azure;
using Microsoft.Extensions.Logging;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>
/// Makes a new version of the catalog out of the program files: read, validate, write beside the old version, flip the
/// pointer. The old version serves until the flip, and on when there is nothing valid.
/// </summary>
public sealed class CatalogRefresher(
    ProgramBlobs blobs,
    ProgramTable programs,
    CatalogLedger ledger,
    ProgramCsvReader reader,
    SnapshotStore snapshots,
    TimeProvider time,
    ILogger<CatalogRefresher> logger)
{
    private const int MostRacesLost = 3;

    private int _running;

    /// <summary>Refreshes now and loads the result into this process.</summary>
    /// <returns>What was done; <see cref="RefreshOutcome.AlreadyRunning"/> when this process is refreshing already.</returns>
    /// <exception cref="RequestFailedException">Storage failed, or a file changed while it was read; the old version serves on.</exception>
    public async Task<RefreshReport> RefreshAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            return RefreshReport.Nothing(RefreshOutcome.AlreadyRunning, snapshots.Current?.Version, time.GetUtcNow());
        }

        try
        {
            var report = await RefreshUnlessRacedAsync(cancellationToken).ConfigureAwait(false);
            logger.RefreshEnded(report.Outcome, report.Version, report.RowsRead, report.RowsRefused);
            await LoadAsync(cancellationToken).ConfigureAwait(false);
            return report;
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    private async Task<RefreshReport> RefreshUnlessRacedAsync(CancellationToken cancellationToken)
    {
        for (var lost = 0; lost < MostRacesLost; lost++)
        {
            if (await TryRefreshAsync(cancellationToken).ConfigureAwait(false) is { } report)
            {
                return report;
            }

            logger.RefreshRaced();
        }

        throw new RequestFailedException("The catalog pointer keeps moving: other refreshes are under way.");
    }

    /// <returns><c>null</c> when another instance published meanwhile: its files may be newer or older, so look again.</returns>
    private async Task<RefreshReport?> TryRefreshAsync(CancellationToken cancellationToken)
    {
        var serving = await ledger.FindPointerAsync(cancellationToken).ConfigureAwait(false);
        if (serving is null)
        {
            await EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        }

        var files = await blobs.ListAsync(cancellationToken).ConfigureAwait(false);
        var fingerprint = Fingerprints.OfSource(files, reader.Specialties);
        if (serving?.SourceFingerprint == fingerprint)
        {
            return RefreshReport.Nothing(RefreshOutcome.Unchanged, serving.Version, time.GetUtcNow());
        }

        var draft = await ReadAsync(files, cancellationToken).ConfigureAwait(false);
        return draft.Count == 0
            ? await RefuseAsync(draft, serving, cancellationToken).ConfigureAwait(false)
            : await TryPublishAsync(draft, fingerprint, serving, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CatalogDraft> ReadAsync(IReadOnlyList<ProgramBlob> files, CancellationToken cancellationToken)
    {
        var draft = new CatalogDraft();
        if (files.Count == 0)
        {
            draft.Problems.Add(new DataProblem(
                ProgramBlobs.Prefix, 0, null, null, DataRules.NoFiles, $"Container {ProgramBlobs.Container} holds no program file."));
        }

        foreach (var file in files)
        {
            var content = await blobs.OpenAsync(file, cancellationToken).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                draft.Add(await reader.ReadAsync(file.Name, content, draft.Problems, cancellationToken).ConfigureAwait(false));
            }
        }

        return draft;
    }

    private async Task<RefreshReport> RefuseAsync(
        CatalogDraft draft, CatalogPointer? serving, CancellationToken cancellationToken)
    {
        var report = Report(RefreshOutcome.Refused, serving?.Version, draft);
        var name = $"{CatalogVersion.Timestamp(report.At)}-refused";
        var summary = await SaveAsync(report, name, cancellationToken).ConfigureAwait(false);
        await ledger.RecordAsync(summary, cancellationToken).ConfigureAwait(false);
        return report;
    }

    private async Task<RefreshReport?> TryPublishAsync(
        CatalogDraft draft, string fingerprint, CatalogPointer? serving, CancellationToken cancellationToken)
    {
        var contentHash = Fingerprints.OfPrograms(draft.Programs);
        var version = CatalogVersion.Name(time.GetUtcNow(), contentHash);
        await programs.WriteAsync(version, draft.Programs, cancellationToken).ConfigureAwait(false);

        var report = Report(RefreshOutcome.Refreshed, version, draft);
        var summary = await SaveAsync(report, version, cancellationToken).ConfigureAwait(false);
        var next = new CatalogPointer(version, report.At, draft.Count, contentHash, fingerprint);
        return await ledger.TryPublishAsync(next, serving, summary, cancellationToken).ConfigureAwait(false) ? report : null;
    }

    private RefreshReport Report(RefreshOutcome outcome, string? version, CatalogDraft draft) => new(
        outcome, version, time.GetUtcNow(), draft.RowsRead, draft.RowsRefused, draft.Problems.Kept, draft.Problems.Omitted);

    private async Task<RefreshSummary> SaveAsync(RefreshReport report, string name, CancellationToken cancellationToken)
    {
        var blob = $"reports/{name}.json";
        var json = JsonSerializer.SerializeToUtf8Bytes(report, CatalogJson.Default.RefreshReport);
        await blobs.UploadReportAsync(blob, new BinaryData(json), cancellationToken).ConfigureAwait(false);
        return new RefreshSummary(report.Outcome, report.At, report.RowsRead, report.RowsRefused, blob);
    }

    private async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        await blobs.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        await programs.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        await ledger.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await snapshots.ReloadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RequestFailedException or InvalidDataException)
        {
            // The refresh itself has succeeded, and the background revalidation will load its result.
            logger.LoadFailed(e);
        }
    }
}
