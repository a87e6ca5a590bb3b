using Azure.Data.Tables;

namespace SmartPick.Catalog.Storage;

internal static class TableEntityExtensions
{
    /// <summary>A property that the row must have.</summary>
    /// <exception cref="InvalidDataException">It is missing or of another type.</exception>
    public static T Require<T>(this TableEntity row, string property) =>
        row.TryGetValue(property, out var stored) && stored is T value
            ? value
            : throw new InvalidDataException($"Row {row.RowKey} of the catalog table has no valid {property}.");
}
