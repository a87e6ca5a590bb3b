using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>What a refresh finds in storage when it starts.</summary>
/// <param name="Serving">The live version; <c>null</c> when there is none.</param>
/// <param name="Files">The program files.</param>
/// <param name="Schools">The file of medical schools; <c>null</c> when there is none.</param>
/// <param name="Fingerprint">Of the files and the rules they are read by.</param>
internal sealed record RefreshInput(PublishedVersion? Serving, IReadOnlyList<ProgramBlob> Files, ProgramBlob? Schools, string Fingerprint);
