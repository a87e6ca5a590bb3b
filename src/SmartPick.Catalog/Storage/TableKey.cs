namespace SmartPick.Catalog.Storage;

/// <summary>The rule of Table Storage for keys.</summary>
internal static class TableKey
{
    /// <returns>The key itself.</returns>
    /// <exception cref="ArgumentException">The key has a character that a table key must not have.</exception>
    public static string Require(string key) =>
        key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c))
            ? throw new ArgumentException($"'{key}' cannot be part of a table key.", nameof(key))
            : key;
}
