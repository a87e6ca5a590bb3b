using System.Globalization;
using System.Text;

namespace SmartPick.Bench.Reporting;

/// <summary>A table of results; also told line by line on the console while it fills.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    public MarkdownTable(params ReadOnlySpan<string> columns)
    {
        AppendLine(columns);
        AppendLine([.. Enumerable.Repeat("---", columns.Length)]);
    }

    public void Add(params ReadOnlySpan<object> cells)
    {
        var texts = new string[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            texts[i] = Convert.ToString(cells[i], CultureInfo.InvariantCulture)!;
        }

        AppendLine(texts);
    }

    public override string ToString() => _text.ToString();

    private void AppendLine(ReadOnlySpan<string> cells)
    {
        var line = $"| {string.Join(" | ", cells!)} |";
        Console.WriteLine(line);
        _text.Append(line).Append('\n');
    }
}
