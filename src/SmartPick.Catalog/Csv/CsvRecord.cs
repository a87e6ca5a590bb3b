using CsvHelper;

namespace SmartPick.Catalog.Csv;

/// <summary>One record of a CSV file, with trimmed cells.</summary>
/// <param name="Line">Line on which the record starts, counted from 1.</param>
/// <param name="Cells">The texts of its cells.</param>
/// <param name="Malformed">What is wrong with its quotes; <c>null</c> when nothing is.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, CsvMalformedReason? Malformed);
