namespace SmartPick.Catalog.Csv;

/// <summary>
/// The rows that a refresh leaves out, by file. Only the first of each file, and of all files together, are kept, so that a hostile file
/// can neither fill memory nor crowd out the others.
/// </summary>
public sealed class RefusedRows
{
    private const int MaxRows = 2000;

    private const int MaxRowsOfFile = 250;

    private const int MaxCharacters = 1_000_000;

    private readonly SortedDictionary<string, List<IReadOnlyList<string>>> _byFile = new(StringComparer.Ordinal);
    private int _rows;
    private int _characters;

    /// <summary>Name of each file with refused rows, and its header followed by those rows.</summary>
    public IEnumerable<(string File, IReadOnlyList<IReadOnlyList<string>> Lines)> Files =>
        _byFile.Select(f => (f.Key, (IReadOnlyList<IReadOnlyList<string>>)f.Value));

    /// <param name="file">Name of the file.</param>
    /// <param name="header">Its header; empty when the refused row is the header itself.</param>
    /// <param name="cells">The texts of the row.</param>
    public void Add(string file, IReadOnlyList<string> header, IReadOnlyList<string> cells)
    {
        var characters = cells.Sum(c => c.Length);
        if (_rows >= MaxRows || _characters + characters > MaxCharacters)
        {
            return;
        }

        if (!_byFile.TryGetValue(file, out var lines))
        {
            _byFile[file] = lines = header.Count > 0 ? [header] : [];
        }

        if (lines.Count <= MaxRowsOfFile)
        {
            _rows++;
            _characters += characters;
            lines.Add([.. cells.Select(c => LegacyLetters.Show(c))]);
        }
    }
}
