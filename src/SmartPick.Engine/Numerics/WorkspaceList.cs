namespace SmartPick.Engine.Numerics;

/// <summary>A list that grows in a workspace.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="capacity">How many it has room for at first; at least one.</param>
internal sealed class WorkspaceList<T>(Workspace workspace, int capacity)
{
    private ArraySegment<T> _items = workspace.Take<T>(capacity);

    public int Count { get; private set; }

    /// <summary>What was added; valid until more is.</summary>
    public ArraySegment<T> Items => _items[..Count];

    public ref T this[int index] => ref _items.AsSpan(0, Count)[index];

    /// <summary>Adds an item; returns its index.</summary>
    public int Add(in T item)
    {
        if (Count == _items.Count)
        {
            var larger = workspace.Take<T>(2 * Count);
            _items.CopyTo(larger);
            _items = larger;
        }

        _items[Count] = item;
        return Count++;
    }
}
