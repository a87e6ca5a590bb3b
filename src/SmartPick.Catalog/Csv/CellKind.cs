namespace SmartPick.Catalog.Csv;

/// <summary>Reads the trimmed, non-empty text of a cell.</summary>
internal delegate bool CellParser<T>(string text, out T value);

/// <summary>One kind of cell: what its text may be, and how its value is kept in Table Storage.</summary>
/// <param name="Rule">Code of the rule that a refused text breaks.</param>
/// <param name="Allowed">What the text must be, as the end of a sentence.</param>
/// <param name="TryParse">Text in the documented form to value.</param>
/// <param name="Store">Value to an entity property: text, whole number, double or UTC time, never decimal.</param>
/// <param name="Restore">Entity property back to the value.</param>
internal sealed record CellKind<T>(
    string Rule,
    string Allowed,
    CellParser<T> TryParse,
    Func<T, object> Store,
    Func<object, T> Restore)
{
    /// <summary>What a text that is not in the documented form may stand for, each in the documented form.</summary>
    public Func<string, IEnumerable<string>> Rewrite { get; init; } = _ => [];

    /// <summary>Why a text cannot be understood, where the cause is known.</summary>
    public Func<string, CellFault?> Diagnose { get; init; } = _ => null;
}

/// <summary>Why a cell cannot be used.</summary>
/// <param name="Rule">One of <see cref="DataRules"/>.</param>
/// <param name="Message">
/// What is wrong and what to do, for the operator; it does not depend on the text, so that repeats are grouped.
/// </param>
internal sealed record CellFault(string Rule, string Message);

/// <summary>What a cell says.</summary>
/// <param name="Value">Its value; <c>null</c> when there is a fault.</param>
/// <param name="ReadAs">The documented form that it was read as; <c>null</c> when it is in that form.</param>
/// <param name="Fault">Why it cannot be used.</param>
internal readonly record struct CellReading(object? Value, string? ReadAs, CellFault? Fault);
