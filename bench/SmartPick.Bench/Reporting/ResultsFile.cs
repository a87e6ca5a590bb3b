namespace SmartPick.Bench.Reporting;

/// <summary>A results file of named sections, each of which can be measured anew while the others stand.</summary>
internal sealed class ResultsFile(string path, string bench)
{
    private readonly string _title =
        $"# {char.ToUpperInvariant(bench[0])}{bench[1..]} bench\n\nWritten by `./dev bench {bench}`; each section says where and when it was measured.\n\n";

    /// <param name="name">Name of the section.</param>
    /// <param name="section">Its text, starting with a heading.</param>
    /// <param name="note">What to know of the circumstances; empty for none.</param>
    public void Replace(string name, string section, string note)
    {
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- end of {name} -->\n");
        var circumstances = $"_{Machine.Describe()}{(note.Length > 0 ? $". {note}" : "")}_";
        var headingEnd = section.IndexOf('\n', StringComparison.Ordinal);
        var block = $"{begin}{section[..headingEnd]}\n\n{circumstances}\n{section[headingEnd..].TrimEnd()}\n{end}";

        var text = File.Exists(path) ? File.ReadAllText(path) : _title;
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        text = from < 0
            ? text + block + "\n"
            : text[..from] + block + text[(text.IndexOf(end, StringComparison.Ordinal) + end.Length)..];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
