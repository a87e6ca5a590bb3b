using Azure;

namespace SmartPick.Catalog.Storage;

/// <summary>A file as listed.</summary>
/// <param name="Name">Full name in the container.</param>
/// <param name="ETag">Changes with every write.</param>
/// <param name="ContentHash">MD5 of the content, when storage knows it.</param>
/// <param name="LastModified">When it was last written, when storage tells.</param>
public sealed record ProgramBlob(string Name, ETag ETag, byte[]? ContentHash, DateTimeOffset? LastModified = null);
