using System.Globalization;
using System.Net;
using Azure;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>Finds and reads the program files.</summary>
internal sealed class RefreshFiles(ProgramBlobs blobs, CatalogLedger ledger, ProgramCsvReader reader)
{
    public async Task<RefreshInput> FindAsync(CancellationToken cancellationToken)
    {
        var serving = await ledger.FindPointerAsync(cancellationToken).ConfigureAwait(false);
        var folder = ProgramFolder.Of(await blobs.ListAsync(cancellationToken).ConfigureAwait(false));
        return new RefreshInput(serving, folder, Fingerprints.OfSource(folder.Relevant, reader.Specialties));
    }

    /// <returns><c>null</c> when a file has been changed or removed since it was found.</returns>
    public async Task<CatalogDraft?> TryReadAsync(ProgramFolder folder, CancellationToken cancellationToken)
    {
        var draft = new CatalogDraft();
        draft.Files.AddRange(folder.PassedOver);
        if (folder.Files.Count == 0 && folder.Copies.Count == 0)
        {
            draft.Problems.Add(new DataProblem(
                ProblemEffect.RefreshRefused, ProgramBlobs.Prefix, 0, null, null, DataRules.NoFiles,
                $"Container {ProgramBlobs.Container} has no program file: upload .csv files directly into {ProgramBlobs.Prefix}."));
        }

        foreach (var copies in folder.Copies)
        {
            Refuse(draft, copies);
        }

        foreach (var file in folder.Files)
        {
            try
            {
                var content = await blobs.OpenAsync(file, cancellationToken).ConfigureAwait(false);
                await using (content.ConfigureAwait(false))
                {
                    var read = await reader.ReadAsync(file.Name, content, draft.Problems, cancellationToken).ConfigureAwait(false);
                    draft.Add(read, file.LastModified);
                }
            }
            catch (RequestFailedException e) when (MayBeOfThisFile(e))
            {
                if (!(await blobs.ListAsync(cancellationToken).ConfigureAwait(false)).Any(f => f.Name == file.Name && f.ETag == file.ETag))
                {
                    return null;
                }

                draft.Problems.Add(new DataProblem(
                    ProblemEffect.RefreshRefused, file.Name, 0, null, null, DataRules.Unreadable,
                    FormattableString.Invariant($"The file is listed but storage does not open it (status {e.Status}): ")
                        + "upload it under a plain name, in an online access tier."));
                draft.Files.Add(new RefreshFile(file.Name, FileStatus.Refused, 0, 0));
            }
        }

        return draft;
    }

    // Gone, changed, archived, or a name that the client cannot put into an address.
    private static bool MayBeOfThisFile(RequestFailedException e) => e.Status is (int)HttpStatusCode.PreconditionFailed
        or (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Conflict or (int)HttpStatusCode.BadRequest;

    private static void Refuse(CatalogDraft draft, IReadOnlyList<ProgramBlob> copies)
    {
        var uploads = copies.Select(c => c.LastModified is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"{c.Name} (uploaded {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC)")
            : c.Name);
        draft.Problems.Add(new DataProblem(
            ProblemEffect.RefreshRefused, copies[0].Name, 0, null, null, DataRules.Copies,
            $"These files look like copies of one another and differ: {string.Join(", ", uploads)}. Keep the current one as "
                + "{copies[0].Name} and delete the others."));
        draft.Files.AddRange(copies.Select(c => new RefreshFile(c.Name, FileStatus.Refused, 0, 0)));
    }
}
