using System.Text;

namespace SmartPick.Catalog.Refresh;

/// <summary>Writes rows for an operator, safe to open in a spreadsheet.</summary>
internal static class QuarantineCsv
{
    public static BinaryData Write(IEnumerable<IReadOnlyList<string>> lines)
    {
        var text = new StringBuilder();
        foreach (var cells in lines)
        {
            text.AppendJoin(',', cells.Select(c => Quote(Neutralise(c)))).Append('\n');
        }

        return BinaryData.FromString(text.ToString());
    }

    // A sign is left alone in front of a number: longitudes are negative.
    private static string Neutralise(string cell) => cell switch
    {
        ['=' or '@' or '\t' or '\r', ..] => "'" + cell,
        ['+' or '-', .. var rest] when rest.Any(c => !char.IsAsciiDigit(c) && c != '.') => "'" + cell,
        _ => cell,
    };

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
