using System.Text.RegularExpressions;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>The files that an operator dropped, sorted by what becomes of them.</summary>
/// <param name="Files">The program files, ordered by name.</param>
/// <param name="Copies">Program files of which one must be a copy of another, in groups: which one is right is not known.</param>
/// <param name="PassedOver">The others, each with the reason.</param>
internal sealed partial record ProgramFolder(
    IReadOnlyList<ProgramBlob> Files, IReadOnlyList<IReadOnlyList<ProgramBlob>> Copies, IReadOnlyList<RefreshFile> PassedOver)
{
    private const string Csv = ".csv";

    /// <summary>Everything whose content matters.</summary>
    public IEnumerable<ProgramBlob> Relevant => Files.Concat(Copies.SelectMany(c => c));

    public static ProgramFolder FromBlobs(IEnumerable<ProgramBlob> blobs)
    {
        var files = new List<ProgramBlob>();
        var passedOver = new List<RefreshFile>();
        foreach (var blob in blobs.Where(b => !b.Name.EndsWith('/')).OrderBy(b => b.Name, StringComparer.Ordinal))
        {
            if (ReasonToPassOver(NameOf(blob)) is { } reason)
            {
                passedOver.Add(RefreshFile.NotRead(blob.Name, reason));
            }
            else
            {
                files.Add(blob);
            }
        }

        var stems = files.Select(f => StemOf(NameOf(f))).ToHashSet(StringComparer.Ordinal);
        var copies = new List<IReadOnlyList<ProgramBlob>>();
        var groups = files.GroupBy(f => OriginalOf(StemOf(NameOf(f)), stems), StringComparer.Ordinal).Where(g => g.Count() > 1);
        foreach (var group in groups.ToArray())
        {
            // The original has the shortest name.
            var ordered = group.OrderBy(f => f.Name.Length).ThenBy(f => f.Name, StringComparer.Ordinal).ToArray();
            files.RemoveAll(f => ordered.Skip(1).Contains(f));
            if (AreIdentical(ordered))
            {
                passedOver.AddRange(ordered.Skip(1).Select(f => RefreshFile.NotRead(f.Name, "It is an identical copy of "
                    + $"{ordered[0].Name}: delete it.")));
            }
            else
            {
                files.Remove(ordered[0]);
                copies.Add(ordered);
            }
        }

        return new ProgramFolder(files, copies, passedOver);
    }

    private static string NameOf(ProgramBlob blob) => blob.Name[ProgramBlobs.Prefix.Length..];

    private static string? ReasonToPassOver(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        _ when name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal) =>
            "It is in a folder below programs/, and only files directly in programs/ are read.",
        _ when name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) => "It is a hidden or temporary file: delete it.",
        Csv => null,
        ".xlsx" or ".xls" or ".xlsm" or ".xlsb" or ".ods" or ".numbers" =>
            "It is a workbook: save the sheet with the programs as 'CSV UTF-8 (Comma delimited)' and upload that.",
        ".gz" or ".zip" or ".7z" or ".bz2" or ".zst" or ".xz" or ".rar" => "It is compressed: upload the CSV file in it.",
        ".tsv" or ".tab" or ".txt" => "Its name does not end in .csv: save it as 'CSV UTF-8 (Comma delimited)'.",
        _ when name.TrimEnd(' ', '.').EndsWith(Csv, StringComparison.OrdinalIgnoreCase) =>
            "Its name ends in a space or a period after .csv: upload it under a name that ends in .csv.",
        _ => "Its name does not end in .csv.",
    };

    private static string StemOf(string name) => name[..^Csv.Length].Trim().ToLowerInvariant();

    /// <summary>The name that a copy was made from, where a file of that name is there too.</summary>
    private static string OriginalOf(string stem, HashSet<string> stems)
    {
        for (var (name, shorter) = (stem, CopyMark().Replace(stem, "")); shorter != name && shorter.Length > 0;
            (name, shorter) = (shorter, CopyMark().Replace(shorter, "")))
        {
            if (stems.Contains(shorter))
            {
                return OriginalOf(shorter, stems);
            }
        }

        return stem;
    }

    private static bool AreIdentical(ProgramBlob[] files) =>
        files[0].ContentHash is { Length: > 0 } hash && files.All(f => f.ContentHash is { } other && other.AsSpan().SequenceEqual(hash));

    /// <summary>What browsers, file managers and people add to the name of a copy.</summary>
    [GeneratedRegex(
        @"^copy (\([0-9]+\) )?of | - copy$|[ _.-]copy( ?[0-9]+)?$| ?\([0-9]+\)$| [0-9]$|"
            + @"[ _.-](old|backup|bak|orig|original|prev|previous|new|final)$|[ _.-](19|20)[0-9]{2}([ _.-]?[0-9]{2}){0,2}$",
        RegexOptions.CultureInvariant)]
    private static partial Regex CopyMark();
}
