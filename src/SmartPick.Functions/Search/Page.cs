namespace SmartPick.Functions.Search;

/// <summary>Cuts what a search found into pages.</summary>
internal static class Page
{
    /// <summary>
    /// The items after a cursor, and the cursor of the next page; null when the cursor is of no item found. The cursor is the key of
    /// the last item on a page: it stays valid when the data change in between.
    /// </summary>
    public static (T[] Items, string? Next)? Cut<T>(T[] found, Func<T, string> key, string? cursor, int limit)
    {
        var start = cursor is null ? 0 : Array.FindIndex(found, item => key(item) == cursor) + 1;
        if (cursor is not null && start == 0)
        {
            return null;
        }

        var items = found.Skip(start).Take(limit).ToArray();
        return (items, start + items.Length < found.Length ? key(items[^1]) : null);
    }
}
