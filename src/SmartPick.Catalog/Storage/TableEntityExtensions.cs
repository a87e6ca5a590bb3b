using Azure.Data.Tables;

namespace SmartPick.Catalog.Storage;

internal static class TableEntityExtensions
{
    /// <summary>A property; the default of its type when the row has none of that name and type.</summary>
    public static T? Find<T>(this TableEntity row, string property) =>
        row.TryGetValue(property, out var stored) && stored is T value ? value : default;
}
