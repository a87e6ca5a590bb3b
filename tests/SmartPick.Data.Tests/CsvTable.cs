using CsvHelper;

namespace SmartPick.Data.Tests;

/// <summary>A CSV text read as plain fields, so that the checks do not share the catalog's parser.</summary>
internal sealed record CsvTable(string Header, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    public static CsvTable Parse(string text)
    {
        using var csv = CsvReader.FromText(
            text, new CsvReaderOptions { FieldCountMismatch = CsvFieldCountHandling.Throw, SkipEmptyLines = false });
        string[] names = [.. csv.Headers];
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(names.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => csv.GetString(c.i)));
        }

        return new CsvTable(string.Join(',', names), rows);
    }
}
