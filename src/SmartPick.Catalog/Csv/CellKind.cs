namespace SmartPick.Catalog.Csv;

/// <summary>Reads the trimmed, non-empty text of a cell.</summary>
internal delegate bool CellParser<T>(string text, out T value);

/// <summary>One kind of cell: what its text may be, and how its value is kept in Table Storage.</summary>
/// <param name="Rule">Code of the rule that a refused text breaks.</param>
/// <param name="Allowed">What the text must be, as the end of a sentence.</param>
/// <param name="TryParse">Text to value.</param>
/// <param name="Store">Value to an entity property: text, whole number, double or UTC time, never decimal.</param>
/// <param name="Restore">Entity property back to the value.</param>
internal sealed record CellKind<T>(
    string Rule,
    string Allowed,
    CellParser<T> TryParse,
    Func<T, object> Store,
    Func<object, T> Restore);
