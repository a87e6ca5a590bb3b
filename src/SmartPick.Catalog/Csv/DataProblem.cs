namespace SmartPick.Catalog.Csv;

/// <summary>Something in the files that is not as it should be; repeats in one column of a file are one problem.</summary>
/// <param name="Effect">What it costs.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line on which the first row starts, counted from 1; 0 when the problem is the file itself.</param>
/// <param name="Column">Name of the column; <c>null</c> when the problem is the whole row or file.</param>
/// <param name="Value">The first text that it is about, shortened; <c>null</c> when there is none.</param>
/// <param name="Rule">One of <see cref="DataRules"/>.</param>
/// <param name="Message">For the operator: what is wrong and what to do.</param>
public sealed record DataProblem(
    ProblemEffect Effect, string File, int Line, string? Column, string? Value, string Rule, string Message)
{
    /// <summary>What the first text was read as; <c>null</c> when it was not used.</summary>
    public string? ReadAs { get; init; }

    /// <summary>How often it was found.</summary>
    public int Count { get; init; } = 1;

    /// <summary>All lines that it was found on, such as <c>2-194, 200</c>; <c>null</c> when it is <see cref="Line"/> alone.</summary>
    public string? Lines { get; init; }
}
