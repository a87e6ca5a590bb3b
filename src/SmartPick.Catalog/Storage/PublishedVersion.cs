using Azure;

namespace SmartPick.Catalog.Storage;

/// <summary>The live version: which one it is, and what to check it against.</summary>
/// <param name="Version">Version of the catalog.</param>
/// <param name="RefreshedAt">When it was published (UTC).</param>
/// <param name="Programs">Number of programs it has.</param>
/// <param name="Specialties">Specialty codes of its programs, which are its partitions in table <c>Programs</c>.</param>
/// <param name="ContentHash">Hash of its programs, to recognize a damaged version.</param>
/// <param name="SourceFingerprint">Fingerprint of the files it was read from, to recognize that nothing has changed.</param>
public sealed record PublishedVersion(
    string Version,
    DateTimeOffset RefreshedAt,
    int Programs,
    IReadOnlyList<string> Specialties,
    string ContentHash,
    string SourceFingerprint)
{
    // Earlier than anything was published.
    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The clocks of two instances differ by less.</summary>
    internal static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    /// <summary>Whether it can have been published by now; if not, its row is damaged.</summary>
    public bool IsPublishedBy(DateTimeOffset now) => RefreshedAt >= Earliest && RefreshedAt <= now + MaxAhead;

    /// <summary>Whether an operator pinned this version: refreshes do not replace it until it is released.</summary>
    public bool IsPinned { get; init; }

    /// <summary>State of the row it was read from; <c>null</c> when it was not read.</summary>
    public ETag? ETag { get; init; }
}
