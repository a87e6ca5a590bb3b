namespace SmartPick.Catalog.Tests.Support;

/// <summary>Rows of program files for tests.</summary>
internal sealed class CsvRow
{
    public const string File = "programs/test.csv";

    private readonly Dictionary<string, string> _cells;

    private CsvRow(Dictionary<string, string> cells) => _cells = cells;

    /// <summary>A valid row with the required columns only.</summary>
    public static CsvRow Valid(string id = "4160000001", string specialty = "dr") => new(new Dictionary<string, string>
    {
        ["program_id"] = id,
        ["specialty"] = specialty,
        ["name"] = "Radiology " + id,
        ["institution"] = "michigan",
        ["city"] = "Ann Arbor",
        ["state"] = "MI",
        ["source"] = "program site",
        ["source_date"] = "2026-07-01",
    });

    public CsvRow With(string column, string text) => new(new Dictionary<string, string>(_cells) { [column] = text });

    public CsvRow Without(string column) => new(_cells.Where(c => c.Key != column).ToDictionary());

    /// <summary>A file whose header is that of its first row.</summary>
    public static string FileOf(params IEnumerable<CsvRow> rows)
    {
        var list = rows.ToList();
        var header = list[0]._cells.Keys.ToList();
        return string.Join(',', header) + "\n"
            + string.Concat(list.Select(r => string.Join(',', header.Select(h => Quote(r._cells[h]))) + "\n"));
    }

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
