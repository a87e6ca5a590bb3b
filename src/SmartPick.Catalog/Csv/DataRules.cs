namespace SmartPick.Catalog.Csv;

/// <summary>Codes of the rules that a <see cref="DataProblem"/> can name.</summary>
public static class DataRules
{
    /// <summary>There is no program file at all.</summary>
    public const string NoFiles = "no-files";

    /// <summary>The file has no header line, or nothing below it.</summary>
    public const string EmptyFile = "empty-file";

    /// <summary>The file is compressed.</summary>
    public const string Compressed = "compressed";

    /// <summary>The file is a workbook of a spreadsheet.</summary>
    public const string Workbook = "workbook";

    /// <summary>The file is something else than a table: a page, a picture, a document.</summary>
    public const string NotCsv = "not-csv";

    /// <summary>The file, or a cell, is not in UTF-8.</summary>
    public const string Encoding = "encoding";

    /// <summary>The columns are not separated by commas.</summary>
    public const string Separator = "separator";

    /// <summary>The file cannot be opened.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Files that look like copies of one file differ.</summary>
    public const string Copies = "copies";

    /// <summary>Files describe the same programs differently.</summary>
    public const string Conflict = "conflict";

    /// <summary>A row is so long that the file cannot be a program file: usually a quotation mark is never closed.</summary>
    public const string RecordSize = "record-size";

    /// <summary>The files hold more rows than any real catalog, so that one of them cannot be a program file.</summary>
    public const string RowCount = "row-count";

    /// <summary>The first line is not a header of program columns.</summary>
    public const string Header = "header";

    /// <summary>The header names columns that do not exist.</summary>
    public const string UnknownColumn = "unknown-column";

    /// <summary>The header names a column twice.</summary>
    public const string RepeatedColumn = "repeated-column";

    /// <summary>The header lacks required columns.</summary>
    public const string MissingColumn = "missing-column";

    /// <summary>The header spells columns in another way.</summary>
    public const string ColumnSpelling = "column-spelling";

    /// <summary>A column has no name.</summary>
    public const string UnnamedColumn = "unnamed-column";

    /// <summary>The row is empty.</summary>
    public const string BlankRow = "blank-row";

    /// <summary>The row is the header once more.</summary>
    public const string RepeatedHeader = "repeated-header";

    /// <summary>The row has more or fewer cells than the header.</summary>
    public const string CellCount = "cell-count";

    /// <summary>A quotation mark is misplaced or never closed.</summary>
    public const string Quotes = "quotes";

    /// <summary>A cell runs over the end of its line.</summary>
    public const string LineBreak = "line-break";

    /// <summary>A required cell is empty.</summary>
    public const string Required = "required";

    public const string Text = "text";

    public const string Format = "format";

    public const string Range = "range";

    public const string AllowedValues = "allowed-values";

    /// <summary>The value is valid but cannot be true of a real program.</summary>
    public const string Plausible = "plausible";

    /// <summary>The cell says in words that the value is unknown.</summary>
    public const string UnknownWord = "unknown-word";

    /// <summary>The cell is written in another way than documented, and can only mean one thing.</summary>
    public const string Spelling = "spelling";

    /// <summary>A date has the day before the month, or may have.</summary>
    public const string DayFirst = "day-first";

    /// <summary>A date is the number that a spreadsheet counts it by.</summary>
    public const string SpreadsheetDate = "spreadsheet-date";

    /// <summary>A spreadsheet has cut an id to scientific notation.</summary>
    public const string ScientificId = "scientific-id";

    /// <summary>A spreadsheet has dropped the leading zero of an id.</summary>
    public const string LostZero = "lost-zero";

    /// <summary>The cell holds an error of a spreadsheet.</summary>
    public const string SpreadsheetError = "spreadsheet-error";

    /// <summary>The specialty is not in the season rules.</summary>
    public const string KnownSpecialty = "known-specialty";

    /// <summary>A cell needs another one to be filled.</summary>
    public const string Needs = "needs";

    /// <summary>The coordinates are not in the state of the program.</summary>
    public const string Place = "place";

    /// <summary>Two cells of a row contradict each other.</summary>
    public const string Order = "order";

    /// <summary>The program id is already in an earlier row.</summary>
    public const string Unique = "unique";

    /// <summary>Too many programs of the live catalog would be removed or change specialty.</summary>
    public const string Vanishing = "vanishing";

    /// <summary>The chances of applicants would change too much.</summary>
    public const string Odds = "odds";

    /// <summary>The version that an operator chose is not there any more.</summary>
    public const string Pin = "pin";
}
