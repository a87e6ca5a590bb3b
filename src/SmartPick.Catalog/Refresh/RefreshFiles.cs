using System.Globalization;
using System.Net;
using Azure;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Schools;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>Finds and reads the program files and the file of schools.</summary>
internal sealed class RefreshFiles(ProgramBlobs blobs, CatalogLedger ledger, ProgramCsvReader reader)
{
    public async Task<RefreshInput> FindAsync(CancellationToken cancellationToken)
    {
        var serving = await ledger.FindPointerAsync(cancellationToken).ConfigureAwait(false);
        var folder = ProgramFolder.FromBlobs(await blobs.ListAsync(cancellationToken).ConfigureAwait(false));
        var schools = await blobs.FindSchoolsAsync(cancellationToken).ConfigureAwait(false);
        var relevant = schools is null ? folder.Relevant : folder.Relevant.Append(schools);
        return new RefreshInput(serving, folder, schools, Fingerprints.OfSource(relevant, reader.Specialties));
    }

    /// <returns><c>null</c> when a file has been changed or removed since it was found.</returns>
    public async Task<CatalogDraft?> TryReadAsync(RefreshInput input, CancellationToken cancellationToken)
    {
        var folder = input.Folder;
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
            if (!await TryReadAsync(file, draft, ReadProgramsAsync, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            async Task ReadProgramsAsync(Stream content)
            {
                var read = await reader.ReadAsync(file.Name, content, draft.Problems, cancellationToken).ConfigureAwait(false);
                draft.Add(read, file.LastModified);
            }
        }

        if (input.Schools is { } schools && !await TryReadAsync(schools, draft, ReadSchoolsAsync, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return draft;

        async Task ReadSchoolsAsync(Stream content) =>
            draft.Add(
                await SchoolCsvReader.ReadAsync(ProgramBlobs.Schools, content, draft.Problems, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads a file, or adds the problem that it cannot be opened.</summary>
    /// <returns>False when it has been changed or removed since it was found.</returns>
    private async Task<bool> TryReadAsync(
        ProgramBlob file, CatalogDraft draft, Func<Stream, Task> read, CancellationToken cancellationToken)
    {
        try
        {
            var content = await blobs.OpenAsync(file, cancellationToken).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                await read(content).ConfigureAwait(false);
            }
        }
        catch (RequestFailedException e) when (MayBeOfThisFile(e))
        {
            if (!await blobs.IsListedAsync(file, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            draft.Problems.Add(new DataProblem(
                ProblemEffect.RefreshRefused, file.Name, 0, null, null, DataRules.Unreadable,
                FormattableString.Invariant($"The file is listed but storage does not open it (status {e.Status}): ")
                    + "upload it under a plain name, in an online access tier."));
            draft.Files.Add(new RefreshFile(file.Name, FileStatus.Refused, 0, 0));
        }

        return true;
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
                + $"{copies[0].Name} and delete the others."));
        draft.Files.AddRange(copies.Select(c => new RefreshFile(c.Name, FileStatus.Refused, 0, 0)));
    }
}
