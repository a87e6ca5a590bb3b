using CsvHelper;

namespace SmartPick.Catalog.Csv;

/// <summary>One record of a CSV file, with trimmed cells.</summary>
/// <param name="Line">Line on which the record starts, counted from 1.</param>
/// <param name="LastLine">Line on which it ends: another one when a cell runs over the end of its line.</param>
/// <param name="Cells">The texts of its cells, without invisible characters.</param>
/// <param name="Malformed">What is wrong with its quotes; <c>null</c> when nothing is.</param>
internal sealed record CsvRecord(int Line, int LastLine, IReadOnlyList<string> Cells, CsvMalformedReason? Malformed)
{
    public bool IsBlank => Malformed is null && Cells.All(c => c.Length == 0);
}
