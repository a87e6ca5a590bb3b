namespace SmartPick.Catalog.Storage;

/// <summary>The rule of Table Storage for keys.</summary>
internal static class TableKey
{
    private const int MaxLength = 512;

    public static bool IsAllowed(string key) =>
        key.Length <= MaxLength && !key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c));

    /// <returns>The key itself.</returns>
    /// <exception cref="ArgumentException">No table key can be like that.</exception>
    public static string Require(string key) =>
        IsAllowed(key) ? key : throw new ArgumentException($"'{key}' cannot be part of a table key.", nameof(key));
}
