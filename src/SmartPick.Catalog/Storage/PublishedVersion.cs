using Azure;

namespace SmartPick.Catalog.Storage;

/// <summary>Says which version serves.</summary>
/// <param name="Version">Version of the catalog.</param>
/// <param name="RefreshedAt">When it was published (UTC).</param>
/// <param name="Programs">Number of programs it has.</param>
/// <param name="Specialties">Specialty codes of its programs, which are its partitions in table <c>Programs</c>.</param>
/// <param name="ContentHash">Hash of its programs, to recognise a damaged version.</param>
/// <param name="SourceFingerprint">Fingerprint of the files it was read from, to recognise that nothing has changed.</param>
public sealed record PublishedVersion(
    string Version, DateTimeOffset RefreshedAt, int Programs, IReadOnlyList<string> Specialties, string ContentHash, string SourceFingerprint)
{
    /// <summary>Whether an operator chose this version: refreshes leave it alone until it is released.</summary>
    public bool IsPinned { get; init; }

    /// <summary>State of the row it was read from; <c>null</c> for a pointer that was not read.</summary>
    public ETag? ETag { get; init; }
}
