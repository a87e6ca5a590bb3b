namespace SmartPick.Catalog.Csv;

/// <summary>Codes of the rules that a <see cref="DataProblem"/> can name.</summary>
public static class DataRules
{
    /// <summary>There is no program file at all.</summary>
    public const string NoFiles = "no-files";

    /// <summary>The file has no header line, or nothing below it.</summary>
    public const string EmptyFile = "empty-file";

    /// <summary>A row is so long that the file cannot be a program file: usually a quotation mark is never closed.</summary>
    public const string RecordSize = "record-size";

    /// <summary>The files hold more rows than any real catalog, so that one of them cannot be a program file.</summary>
    public const string RowCount = "row-count";

    /// <summary>The header names a column that does not exist.</summary>
    public const string UnknownColumn = "unknown-column";

    /// <summary>The header names a column twice.</summary>
    public const string RepeatedColumn = "repeated-column";

    /// <summary>The header lacks a required column.</summary>
    public const string MissingColumn = "missing-column";

    /// <summary>The row has more or fewer cells than the header.</summary>
    public const string CellCount = "cell-count";

    /// <summary>A quotation mark is misplaced or never closed.</summary>
    public const string Quotes = "quotes";

    /// <summary>A required cell is empty.</summary>
    public const string Required = "required";

    public const string Text = "text";

    public const string Format = "format";

    public const string Range = "range";

    public const string AllowedValues = "allowed-values";

    /// <summary>The specialty is not in the season rules.</summary>
    public const string KnownSpecialty = "known-specialty";

    /// <summary>A cell needs another one to be filled.</summary>
    public const string Needs = "needs";

    /// <summary>The coordinates are outside the places that have residencies.</summary>
    public const string Place = "place";

    /// <summary>More interviews than applicants.</summary>
    public const string Order = "order";

    /// <summary>The program id is already in an earlier row.</summary>
    public const string Unique = "unique";

    /// <summary>Too many programs of the live catalog would be removed or change specialty.</summary>
    public const string Vanishing = "vanishing";
}
