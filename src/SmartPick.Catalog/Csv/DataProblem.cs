namespace SmartPick.Catalog.Csv;

/// <summary>One reason why a row or a whole file was left out.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line on which the row starts, counted from 1; 0 when the problem is the file itself.</param>
/// <param name="Column">Name of the column; <c>null</c> when the problem is the whole row or file.</param>
/// <param name="Value">The refused text, shortened; <c>null</c> when there is none.</param>
/// <param name="Rule">One of <see cref="DataRules"/>.</param>
/// <param name="Message">One sentence for the operator.</param>
public sealed record DataProblem(string File, int Line, string? Column, string? Value, string Rule, string Message);
