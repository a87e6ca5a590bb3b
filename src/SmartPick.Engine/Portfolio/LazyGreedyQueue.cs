namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Finds the best of many items whose scores only fall as others are taken: an item looked at again that is still
/// ahead of what the others once had is the best (lazy greedy; Minoux 1978).
/// </summary>
internal sealed class LazyGreedyQueue : IDisposable
{
    /// <summary>The last one's queue, for the next one on the same thread: a solve needs several, one after the other.</summary>
    [ThreadStatic]
    private static PriorityQueue<int, Rank>? _spare;

    private readonly Func<int, double?> _score;
    private readonly PriorityQueue<int, Rank> _queue;

    /// <param name="score">An item's score now; null when it is out for good.</param>
    /// <param name="items">How many items there are about.</param>
    public LazyGreedyQueue(Func<int, double?> score, int items)
    {
        _score = score;
        _queue = _spare ?? new();
        _spare = null;
        _queue.EnsureCapacity(items);
    }

    /// <summary>Puts an item in.</summary>
    /// <param name="item">The item; among equal scores the lowest comes first.</param>
    /// <param name="atMost">What its score cannot exceed.</param>
    public void Add(int item, double atMost) => _queue.Enqueue(item, new Rank(atMost, item));

    /// <summary>Takes out the best item with its score; null when none is left.</summary>
    public (int Item, double Score)? Next()
    {
        while (_queue.TryDequeue(out var item, out _))
        {
            if (_score(item) is not { } now)
            {
                continue;
            }

            if (!_queue.TryPeek(out _, out var next) || new Rank(now, item).CompareTo(next) <= 0)
            {
                return (item, now);
            }

            Add(item, now);
        }

        return null;
    }

    public void Dispose()
    {
        _queue.Clear();
        _spare = _queue;
    }

    /// <summary>The best first; among equals the lowest item.</summary>
    private readonly record struct Rank(double AtMost, int Item) : IComparable<Rank>
    {
        public int CompareTo(Rank other) => AtMost > other.AtMost ? -1 : AtMost < other.AtMost ? 1 : Item.CompareTo(other.Item);
    }
}
