using System.IO.Compression;
using System.Text;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Csv;

/// <summary>Files that no operator should drop, by class. Each holds at least one thing that a report must name.</summary>
internal static class HostileFiles
{
    private static readonly string Header = CsvRow.FileOf(CsvRow.Valid()).Split('\n')[0];
    private static readonly string Row = CsvRow.FileOf(CsvRow.Valid("4170000001")).Split('\n')[1];
    private static readonly string File = $"{Header}\n{Row}\n";
    private static readonly string[] Columns = Header.Split(',');

    public static IEnumerable<(string Name, byte[] Content)> All =>
    [
        .. Wholes.Select(w => (w.Name, w.Content)),
        .. Texts.Select(t => (t.Name, Encoding.UTF8.GetBytes(t.Content))),
        .. Cells.SelectMany(bad => Columns.Select(column => ($"{bad.Name} in {column}", Utf8(WithCell(column, bad.Text))))),
        .. Columns.Select(column => ($"no column {column}", Utf8(Without(column)))),
        .. Columns.Select(column => ($"empty {column}", Utf8(WithCell(column, "")))),
        .. Columns.Select(column => ($"twice column {column}", Utf8($"{Header},{column}\n{Row},x\n"))),
        .. Columns.Select(
            column => ($"capital column {column}", Utf8(File.Replace(column, column.ToUpperInvariant(), StringComparison.Ordinal)))),
    ];

    // Each of these is wrong in every required column, whatever its kind.
    private static IEnumerable<(string Name, string Text)> Cells =>
    [
        ("NUL", "a\0b"),
        ("escape", "\u001b[31mred"),
        ("replacement character", "a\uFFFDb"),
        ("a million characters", new string('x', 1_000_000)),
        ("300 characters", new string('y', 300)),
        ("a formula with a control", "=cmd|'/c calc'!A1\a"),
        ("a stray quote", "a\"b"),
        ("a quoted word before text", "\"a\"b"),
        ("two cells", "a,b"),
        ("an open quote", "\"a"),
        ("bell in quotes", "\"a\ab\""),
    ];

    private static IEnumerable<(string Name, string Content)> Texts =>
    [
        ("nothing", ""),
        ("a line feed", "\n"),
        ("blank lines", "\r\n\r\n\n"),
        ("a space", " "),
        ("a byte-order mark", "\uFEFF"),
        ("a header alone", Header),
        ("a header and blank lines", Header + "\r\n\r\n"),
        ("no header", Row + "\n"),
        ("semicolons", File.Replace(',', ';')),
        ("tabs", File.Replace(',', '\t')),
        ("pipes", File.Replace(',', '|')),
        ("a separator hint", "sep=;\n" + File),
        ("a comment", "# programs\n" + File),
        ("a title", "Programs of 2026,,,,,,,\n" + File),
        ("JSON", "{\"programs\": [{\"id\": 1}]}"),
        ("HTML", "<!doctype html><title>Sign in</title>"),
        ("a merge conflict", $"{Header}\n<<<<<<< HEAD\n{Row}\n=======\n{Row}\n>>>>>>> other\n"),
        ("the header twice", $"{Header}\n{Header}\n{Row}\n"),
        ("the row twice", $"{File}{Row}\n"),
        ("carriage returns, line feeds and both", $"{Header}\r{Row}\n{Row}\r\n{Row}\r"),
        ("a short row", $"{Header}\n4170000001,dr\n"),
        ("a long row", $"{Header}\n{Row},,x,\n"),
        ("commas", $"{Header}\n{new string(',', 5000)}\n"),
        ("quotes", $"{Header}\n{new string('"', 5001)}\n"),
        ("a quoted header", $"\"{Header}\"\n{Row}\n"),
        ("a header with an open quote", $"\"{File}"),
        ("a header with a stray quote", $"progr\"am_id{Header[10..]}\n{Row}\n"),
        ("spaces for dashes", File.Replace("2026-07-01", "2026 07 01", StringComparison.Ordinal)),
        ("an American date", File.Replace("2026-07-01", "7/1/2026", StringComparison.Ordinal)),
        ("a date that is none", File.Replace("2026-07-01", "2026-02-30", StringComparison.Ordinal)),
        ("digits of another script", File.Replace("4170000001", "٤١٧٠٠٠٠٠٠١", StringComparison.Ordinal)),
        ("an id out of a spreadsheet", File.Replace("4170000001", "4.17E+09", StringComparison.Ordinal)),
        ("an id without its last digit", File.Replace("4170000001", "417000000", StringComparison.Ordinal)),
        ("a formula for a number", Optional("positions", "=1+1")),
        ("a decimal comma", Optional("lat", "\"42,28\"")),
        ("a place without longitude", Optional("lat", "42.28")),
        ("not a number", Optional("do_share", "NaN")),
        ("infinity", Optional("research_funding_musd", "1e999")),
        ("null island", $"{Header},lat,lon\n{Row},0,0\n"),
        ("more interviews than applicants", $"{Header},applicants,interviews\n{Row},1,2\n"),
        ("ten thousand columns", string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}")) + "\n"),
        ("a million characters for a header", new string('h', 1_000_000)),
        ("a million lines", $"{Header}\n" + new string('\n', 1_000_000) + "x\n"),
        ("an open quote at the end of many rows", $"{Header}\n" + string.Concat(Enumerable.Repeat(Row + "\n", 2000)) + "\""),
    ];

    private static IEnumerable<(string Name, byte[] Content)> Wholes =>
    [
        ("UTF-16 without a mark", new UnicodeEncoding(bigEndian: false, byteOrderMark: false).GetBytes(File)),
        ("big-endian UTF-16 without a mark", new UnicodeEncoding(bigEndian: true, byteOrderMark: false).GetBytes(File)),
        ("UTF-32 without a mark", new UTF32Encoding(bigEndian: false, byteOrderMark: false).GetBytes(File)),
        ("half a UTF-16 mark", [0xff, .. Utf8(File)]),
        ("a UTF-16 mark before UTF-8", [0xff, 0xfe, .. Utf8(File)]),
        ("Latin-1", Encoding.Latin1.GetBytes(File.Replace("Ann Arbor", "Cañon City", StringComparison.Ordinal))),
        ("overlong UTF-8", [.. Utf8(Header + "\n"), 0xc0, 0xaf, .. Utf8(Row[1..] + "\n")]),
        ("half a character at the end", [.. Utf8(File), 0xe2, 0x82]),
        ("zeros", new byte[100_000]),
        ("zip", Zip(Utf8(File))),
        ("a zip bomb", Zip(new byte[20_000_000])),
        ("gzip", GZip(Utf8(File))),
        ("a PNG", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
        ("every byte", [.. Enumerable.Range(0, 256).Select(b => (byte)b)]),
        ("every byte below a header", [.. Utf8(Header + "\n"), .. Enumerable.Range(0, 256).Select(b => (byte)b)]),
        ("a file cut in a character", [.. Utf8(Header + "\n4170000001,dr,Ca"), 0xc3]),
    ];

    private static string Optional(string column, string text) => $"{Header},{column}\n{Row},{text}\n";

    private static string WithCell(string column, string text)
    {
        var cells = Row.Split(',');
        cells[Array.IndexOf(Columns, column)] = text;
        return $"{Header}\n{string.Join(',', cells)}\n";
    }

    private static string Without(string column) => CsvRow.FileOf(CsvRow.Valid("4170000001").Without(column));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(byte[] content)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("programs.csv").Open();
            entry.Write(content);
        }

        return file.ToArray();
    }

    private static byte[] GZip(byte[] content)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return file.ToArray();
    }
}
