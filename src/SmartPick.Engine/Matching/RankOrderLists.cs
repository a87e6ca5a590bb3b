namespace SmartPick.Engine.Matching;

/// <summary>
/// The rank order lists (ROLs) of one side of a match, most wanted first, in one flat array: the lists of a whole
/// market are two allocations.
/// </summary>
public sealed class RankOrderLists
{
    private readonly int[] _starts;
    private readonly int[] _ranked;

    /// <param name="lists">For each member of this side, the indices of the members of the other side that it ranks.</param>
    public RankOrderLists(IReadOnlyList<int[]> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        _starts = new int[lists.Count + 1];
        for (var member = 0; member < lists.Count; member++)
        {
            _starts[member + 1] = _starts[member] + lists[member].Length;
        }

        _ranked = new int[_starts[^1]];
        for (var member = 0; member < lists.Count; member++)
        {
            lists[member].CopyTo(_ranked, _starts[member]);
        }
    }

    /// <summary>Number of lists.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>All lists one after another.</summary>
    internal ReadOnlySpan<int> Ranked => _ranked;

    /// <summary>Where the list of each member starts in <see cref="Ranked"/>, and after the last where it ends.</summary>
    internal ReadOnlySpan<int> Starts => _starts;

    /// <summary>The list of one member.</summary>
    public ReadOnlySpan<int> Of(int member) => _ranked.AsSpan(_starts[member].._starts[member + 1]);
}
