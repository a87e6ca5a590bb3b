namespace SmartPick.Catalog.Csv;

/// <summary>Reads the header line of a program file.</summary>
internal static class CsvHeader
{
    /// <summary>
    /// The columns in file order, or <c>null</c> when the file is refused: an unknown name may be a misspelled column whose data
    /// would silently be lost.
    /// </summary>
    public static IReadOnlyList<ProgramColumn>? TryRead(string file, CsvRecord header, ProblemList problems)
    {
        var before = problems.Count;
        var columns = new List<ProgramColumn>();
        if (header.Malformed is not null)
        {
            problems.Refuse(new DataProblem(
                file, header.Line, null, null, DataRules.Quotes, "A quotation mark is misplaced in the header; the file is refused."));
        }

        foreach (var name in header.Cells)
        {
            if (ProgramColumns.Find(name) is not { } column)
            {
                Refuse(name, DataRules.UnknownColumn, "Unknown column; the file is refused.");
            }
            else if (columns.Contains(column))
            {
                Refuse(name, DataRules.RepeatedColumn, "The column appears twice in the header; the file is refused.");
            }
            else
            {
                columns.Add(column);
            }
        }

        foreach (var missing in ProgramColumns.All.Where(c => c.IsRequired).Except(columns))
        {
            Refuse(missing.Name, DataRules.MissingColumn, "The required column is missing; the file is refused.");
        }

        if (problems.Count == before)
        {
            return columns;
        }

        problems.Rows.Add(file, [], header.Cells);
        return null;

        void Refuse(string column, string rule, string message) =>
            problems.Refuse(new DataProblem(file, header.Line, ProblemList.Shorten(column), null, rule, message));
    }
}
