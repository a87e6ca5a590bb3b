namespace SmartPick.Catalog.Csv;

/// <summary>Reads the header line of a program file.</summary>
internal static class CsvHeader
{
    private const int MaxNames = 10;

    // Fewer could be chance.
    private const int MinColumnsForSeparator = 3;

    private static readonly (char Character, string Name)[] OtherSeparators = [(';', "semicolons"), ('\t', "tabs"), ('|', "vertical bars")];

    /// <summary>
    /// The columns in file order, those without a name <c>null</c>; or <c>null</c> when the file is refused: an unknown name may be a
    /// misspelled column whose data would silently be lost.
    /// </summary>
    public static IReadOnlyList<ProgramColumn?>? TryRead(string file, CsvRecord header, ProblemList problems)
    {
        if (Diagnose(header) is { } fault)
        {
            return Refuse(null, fault.Rule, fault.Message);
        }

        var named = header.Cells.Take(header.Cells.Count - header.Cells.Reverse().TakeWhile(c => c.Length == 0).Count()).ToArray();
        var columns = named.Select(ProgramColumns.Find).ToArray();
        var unknown = named.Where((name, i) => name.Length > 0 && columns[i] is null).ToArray();
        var repeated = columns.OfType<ProgramColumn>().GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key.Name).ToArray();
        var missing = ProgramColumns.All.Where(c => c.IsRequired).Except(columns).Select(c => c!.Name).ToArray();
        if (unknown.Length > 0)
        {
            Refuse(Join(unknown), DataRules.UnknownColumn, unknown.Length == 1 && Nearest(unknown[0]) is { } near
                ? $"The column does not exist. Did you mean {near}? If not, remove it."
                : "The columns do not exist: rename or remove them. data/README.md lists the names.");
        }

        if (repeated.Length > 0)
        {
            Refuse(Join(repeated), DataRules.RepeatedColumn, "The header names a column twice: remove one of the two.");
        }

        if (missing.Length > 0)
        {
            Refuse(Join(missing), DataRules.MissingColumn, "Required columns are missing: add them, or correct their names in the header.");
        }

        if (unknown.Length + repeated.Length + missing.Length > 0)
        {
            return null;
        }

        foreach (var (name, column) in named.Zip(columns))
        {
            if (column is not null && name != column.Name)
            {
                problems.Add(new DataProblem(
                    ProblemEffect.Noted, file, header.Line, null, name, DataRules.ColumnSpelling,
                    "Names in the header are spelled in another way than documented; they were understood.")
                {
                    ReadAs = column.Name,
                });
            }
        }

        if (header.Cells.Count > named.Length)
        {
            problems.Add(new DataProblem(ProblemEffect.Noted, file, header.Line, null, null, DataRules.UnnamedColumn,
                "The header ends in commas: columns without a name are not read."));
        }

        return columns;

        IReadOnlyList<ProgramColumn?>? Refuse(string? value, string rule, string message)
        {
            problems.Add(new DataProblem(
                ProblemEffect.RefreshRefused, file, header.Line, null, value, rule, message + " The file is refused."));
            return null;
        }
    }

    /// <summary>The one cause of a header that is none.</summary>
    private static CellFault? Diagnose(CsvRecord header)
    {
        var known = header.Cells.Count(c => ProgramColumns.Find(c) is not null);
        var line = string.Join(',', header.Cells).Replace("\"", "", StringComparison.Ordinal);
        foreach (var (character, name) in OtherSeparators)
        {
            var columns = line.Split(character).Count(c => ProgramColumns.Find(c.Trim()) is not null);
            if (columns >= MinColumnsForSeparator && columns > known)
            {
                return new(DataRules.Separator,
                    $"The columns are separated by {name}, not by commas. Save the file as 'CSV UTF-8 (Comma delimited)'; where your "
                        + "spreadsheet "
                        + "writes another separator because of its region, choose English (United States) for the export.");
            }
        }

        if (header.Cells is [var all] && all.Split(',').Count(c => ProgramColumns.Find(c.Trim()) is not null) >= MinColumnsForSeparator)
        {
            return new(DataRules.Separator,
                "Each line is one cell in quotation marks: the columns stand in one column of the spreadsheet. Split it (Data, Text "
                    + "to Columns) and save again.");
        }

        if (header.Malformed is not null)
        {
            return new(DataRules.Quotes, "A quotation mark is misplaced in the header.");
        }

        return known == 0
            ? new(DataRules.Header,
                "The first line is not a header of program columns. Is there a title above it, or is this another file? It should "
                    + "start like "
                    + string.Join(',', ProgramColumns.All.Take(6).Select(c => c.Name)) + ".")
            : null;
    }

    private static string Join(string[] names) => string.Join(", ", names.Take(MaxNames).Select(n => ProblemList.Shorten(n)))
        + (names.Length > MaxNames ? FormattableString.Invariant($" and {names.Length - MaxNames} more") : "");

    /// <summary>The column whose name shares most of its words with an unknown one; <c>null</c> when none does.</summary>
    private static string? Nearest(string name)
    {
        var words = Engine.Text.TextFolding.Words(name).Split(' ');
        return ProgramColumns.All
            .Select(c => (c.Name, Shared: c.Name.Split('_').Count(part => words.Any(word => AreAlike(part, word)))))
            .Where(c => c.Shared > 0)
            .OrderByDescending(c => c.Shared)
            .Select(c => c.Name)
            .FirstOrDefault();

        static bool AreAlike(string one, string other) =>
            one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
    }
}
