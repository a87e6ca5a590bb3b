using Microsoft.Net.Http.Headers;

namespace SmartPick.Functions.Pages;

/// <summary>One file of the site with all that is needed to serve it; never changes while the app runs.</summary>
/// <param name="ContentType">Media type, with charset for text.</param>
/// <param name="ETag">Hash of the uncompressed bytes; weak, because all encodings share it.</param>
/// <param name="Identity">The uncompressed bytes.</param>
/// <param name="Encodings">The same bytes compressed by the build, best first.</param>
public sealed record SiteFile(
    string ContentType, EntityTagHeaderValue ETag, byte[] Identity, IReadOnlyList<EncodedBytes> Encodings)
{
    public bool IsPage => ContentType.StartsWith("text/html", StringComparison.Ordinal);
}

/// <summary>Bytes under a content coding.</summary>
public sealed record EncodedBytes(string Coding, byte[] Bytes);
