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
        var files = await blobs.ListAsync(cancellationToken).ConfigureAwait(false);
        var schools = await blobs.FindSchoolsAsync(cancellationToken).ConfigureAwait(false);
        return new RefreshInput(
            serving, files, schools, Fingerprints.OfSource(schools is null ? files : [.. files, schools], reader.Specialties));
    }

    /// <returns><c>null</c> when a file has been changed or removed since it was found.</returns>
    public async Task<CatalogDraft?> TryReadAsync(RefreshInput input, CancellationToken cancellationToken)
    {
        var draft = new CatalogDraft();
        if (input.Files.Count == 0)
        {
            draft.Problems.Refuse(new DataProblem(
                ProgramBlobs.Prefix, 0, null, null, DataRules.NoFiles, $"Container {ProgramBlobs.Container} has no program file."));
        }

        try
        {
            foreach (var file in input.Files)
            {
                var content = await blobs.OpenAsync(file, cancellationToken).ConfigureAwait(false);
                await using (content.ConfigureAwait(false))
                {
                    draft.Add(await reader.ReadAsync(file.Name, content, draft.Problems, cancellationToken).ConfigureAwait(false));
                }
            }

            if (input.Schools is { } schools)
            {
                var content = await blobs.OpenAsync(schools, cancellationToken).ConfigureAwait(false);
                await using (content.ConfigureAwait(false))
                {
                    draft.Add(await SchoolCsvReader.ReadAsync(schools.Name, content, draft.Problems, cancellationToken).ConfigureAwait(false));
                }
            }
        }
        catch (RequestFailedException e) when (e.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            return null;
        }

        return draft;
    }
}
