using System.Globalization;
using System.Text;
using SmartPick.Tests.Shared;

namespace SmartPick.Data.Tests;

/// <summary>The table of data/README.md that says how much is known of each specialty; <c>./dev docs</c> writes it anew.</summary>
public sealed class CompletenessTableTests
{
    private const string WriteVariable = "SMARTPICK_WRITE_DOCS";
    private const string Start = "<!-- Written by ./dev docs. -->\n";
    private const string End = "<!-- End of what ./dev docs writes. -->\n";

    private static readonly (string Heading, string Column)[] Columns =
    [
        ("place", "lat"), ("setting", "setting"), ("tracks", "tracks"), ("positions", "positions"), ("Step 2 CK median", "step2ck_median"),
        ("Step 2 CK minimum", "step2ck_minimum"), ("COMLEX", "comlex"), ("visas", "visas"), ("DO share", "do_share"), (
            "IMG share", "img_share"),
        ("applicants", "applicants"), ("interviews", "interviews"), ("signals", "signals_accepted"),
    ];

    [Fact]
    public void The_table_is_what_the_files_hold()
    {
        var file = Path.Combine(Repository.Root, "data", "README.md");
        var text = File.ReadAllText(file);
        var (from, to) = (text.IndexOf(Start, StringComparison.Ordinal) + Start.Length, text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from > Start.Length && to >= from, "data/README.md has lost the marks around its table of completeness.");
        var written = string.Concat(text.AsSpan(0, from), Table(), text.AsSpan(to));
        if (Environment.GetEnvironmentVariable(WriteVariable) is not null)
        {
            File.WriteAllText(file, written);
        }

        Assert.True(
            written == File.ReadAllText(file), "The table in data/README.md differs from the data: run ./dev docs and commit the result.");
    }

    private static string Table()
    {
        var season = ShippedFile.Season(2027);
        var table = new StringBuilder("| specialty | name | programs | ").AppendJoin(" | ", Columns.Select(c => c.Heading)).Append(" |\n")
            .Append("|---|---|--:").AppendJoin("", Columns.Select(_ => "|--:")).Append("|\n");
        foreach (var specialty in ShippedFile.Specialties)
        {
            Row($"`{specialty}`", season.Specialties[specialty].Name, ShippedFile.Read(specialty).Rows);
        }

        Row("all", "", ShippedFile.Rows);
        return table.ToString();

        void Row(string code, string name, IReadOnlyList<IReadOnlyDictionary<string, string>> rows) => table
            .Append(CultureInfo.InvariantCulture, $"| {code} | {name} | {rows.Count:#,0} | ")
            .AppendJoin(" | ", Columns.Select(c => Share(rows.Count(r => r[c.Column].Length > 0), rows.Count))).Append(" |\n");
    }

    private static string Share(int known, int all) =>
        known == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * known / all:0.#}%");
}
