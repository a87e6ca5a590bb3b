using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Refresh;

/// <summary>Short texts (hexadecimal SHA-256) that are equal when what they stand for is equal.</summary>
internal static class Fingerprints
{
    private const char FieldEnd = '\u001f';
    private const char RecordEnd = '\u001e';

    /// <summary>Of everything that decides what a refresh reads: the files as listed and the rules they are read by.</summary>
    public static string OfSource(IEnumerable<ProgramBlob> files, IEnumerable<string> specialties) => Hash(
    [
        ProgramColumns.All.Select(c => c.Name),
        specialties.Order(StringComparer.Ordinal),
        .. files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new[] { f.Name, f.ETag.ToString() }),
    ]);

    /// <summary>Of everything that decides whether a refresh is refused.</summary>
    public static string OfAttempt(string source, string? serving, double maxVanishingShare) =>
        Hash([[source, serving ?? "", maxVanishingShare.ToString(CultureInfo.InvariantCulture)]]);

    /// <summary>Of programs, in whatever order they come.</summary>
    public static string OfPrograms(IEnumerable<ResidencyProgram> programs) =>
        Hash(programs.OrderBy(p => p.Id, StringComparer.Ordinal).Select(KnownFields));

    private static IEnumerable<string> KnownFields(ResidencyProgram program)
    {
        foreach (var column in ProgramColumns.All)
        {
            if (column.Store(program) is { } value)
            {
                yield return $"{column.Name}={Convert.ToString(value, CultureInfo.InvariantCulture)}";
            }
        }
    }

    private static string Hash(IEnumerable<IEnumerable<string>> records)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        foreach (var record in records)
        {
            text.Clear().AppendJoin(FieldEnd, record).Append(RecordEnd);
            sha.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
