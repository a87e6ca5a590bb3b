using System.Security.Cryptography;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>Uploads the program files of a local directory and the schools beside it, for runs that have no operator.</summary>
internal sealed class ProgramSeeder(ProgramBlobs blobs, SeedDirectory directory)
{
    /// <summary>Whether there is a directory to seed from.</summary>
    public bool IsConfigured => directory.Files.Count > 0;

    /// <summary>Uploads the files that storage does not have, or has with other content.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await blobs.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        var stored = (await blobs.ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(b => b.Name, b => b.ContentHash);
        foreach (var file in directory.Files)
        {
            var name = ProgramBlobs.Prefix + Path.GetFileName(file);
            await SeedAsync(file, name, stored.GetValueOrDefault(name), cancellationToken).ConfigureAwait(false);
        }

        if (directory.Schools is { } schools)
        {
            var known = await blobs.FindSchoolsAsync(cancellationToken).ConfigureAwait(false);
            await SeedAsync(schools, ProgramBlobs.Schools, known?.ContentHash, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SeedAsync(string file, string name, byte[]? known, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        var hash = Md5(content);
        if (known is null || !known.AsSpan().SequenceEqual(hash))
        {
            await blobs.UploadAsync(name, new BinaryData(content), hash, cancellationToken).ConfigureAwait(false);
        }
    }

#pragma warning disable CA5351 // MD5 is the content hash that Blob Storage keeps; it guards against mistakes, not attackers.
    private static byte[] Md5(byte[] content) => MD5.HashData(content);
#pragma warning restore CA5351
}
