using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Plausibility;
using SmartPick.Catalog.Schools;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Storage;

/// <summary>Short texts (hexadecimal SHA-256) that are equal when what they stand for is equal.</summary>
internal static class Fingerprints
{
    private const byte FieldEnd = 0x1f;
    private const byte RecordEnd = 0x1e;
    private const int LongestNumber = 64;

    // Raised when files are read in another way, so that they are read again.
    private const string RulesVersion = "2";

    /// <summary>Of everything that determines what a refresh reads: the files as listed and the rules they are read by.</summary>
    public static string OfSource(IEnumerable<ProgramBlob> files, IEnumerable<string> specialties) => Hash(
    [
        ProgramColumns.All.Select(c => c.Name).Append(RulesVersion).Append(RefreshData.Fingerprint),
        specialties.Order(StringComparer.Ordinal),
        .. files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new[] { f.Name, f.ETag.ToString() }),
    ]);

    /// <summary>Of everything that determines whether a refresh is refused.</summary>
    /// <param name="source">Fingerprint of the source.</param>
    /// <param name="serving">The live version; <c>null</c> when there is none.</param>
    /// <param name="limits">The limits of the settings.</param>
    public static string OfAttempt(string source, string? serving, params IEnumerable<double> limits) =>
        Hash([[source, serving ?? "", .. limits.Select(limit => limit.ToString(CultureInfo.InvariantCulture))]]);

    /// <summary>Of programs, in any order.</summary>
    public static string OfPrograms(IEnumerable<ResidencyProgram> programs) => OfContent(new([.. programs], []));

    /// <summary>Of programs and schools, each in any order. Without schools it is what builds that knew none wrote.</summary>
    public static string OfContent(CatalogContent content)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var record = new ArrayBufferWriter<byte>();
        foreach (var program in content.Programs.OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            record.ResetWrittenCount();
            foreach (var column in ProgramColumns.All)
            {
                Append(record, column.Store(program));
            }

            record.Write([RecordEnd]);
            sha.AppendData(record.WrittenSpan);
        }

        foreach (var school in content.Schools.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            record.ResetWrittenCount();
            foreach (var text in SchoolRow.Cells(school))
            {
                Append(record, text);
            }

            record.Write([RecordEnd]);
            sha.AppendData(record.WrittenSpan);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static void Append(ArrayBufferWriter<byte> record, object? value)
    {
        if (value is string text)
        {
            Encoding.UTF8.GetBytes(text, record);
        }
        else if (value is IUtf8SpanFormattable number)
        {
            number.TryFormat(record.GetSpan(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
            record.Advance(written);
        }

        record.Write([FieldEnd]);
    }

    private static string Hash(IEnumerable<IEnumerable<string>> records)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var record = new ArrayBufferWriter<byte>();
        foreach (var fields in records)
        {
            record.ResetWrittenCount();
            foreach (var field in fields)
            {
                Append(record, field);
            }

            record.Write([RecordEnd]);
            sha.AppendData(record.WrittenSpan);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
