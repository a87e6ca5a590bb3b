namespace SmartPick.Simulation.Matching;

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

    /// <summary>Checks that every list ranks members of the other side, each at most once.</summary>
    /// <param name="others">Number of members of the other side.</param>
    /// <param name="side">Name of the argument that these lists are.</param>
    /// <exception cref="ArgumentException">One does not.</exception>
    internal void Validate(int others, string side)
    {
        var lastToRank = new int[others];
        Array.Fill(lastToRank, -1);
        for (var member = 0; member < Count; member++)
        {
            foreach (var other in Of(member))
            {
                if (other < 0 || other >= others)
                {
                    throw new ArgumentException($"List {member} ranks {other}: there are {others} to rank, counted from 0.", side);
                }

                if (lastToRank[other] == member)
                {
                    throw new ArgumentException($"List {member} ranks {other} twice.", side);
                }

                lastToRank[other] = member;
            }
        }
    }

    /// <summary>All entries regrouped by whom they rank, with whose they are (counting sort); within a group by owner.</summary>
    /// <param name="others">Number of members of the other side.</param>
    internal RankedEntries ByRanked(int others)
    {
        var from = new int[others + 1];
        foreach (var other in _ranked)
        {
            from[other + 1]++;
        }

        for (var other = 0; other < others; other++)
        {
            from[other + 1] += from[other];
        }

        var next = from.AsSpan(0, others).ToArray();
        var entries = new int[_ranked.Length];
        var owners = new int[_ranked.Length];
        for (var member = 0; member < Count; member++)
        {
            for (var entry = _starts[member]; entry < _starts[member + 1]; entry++)
            {
                var slot = next[_ranked[entry]]++;
                (entries[slot], owners[slot]) = (entry, member);
            }
        }

        return new RankedEntries(from, entries, owners);
    }
}

/// <summary>Entries of rank order lists grouped by whom they rank.</summary>
/// <param name="From">Where the group of each ranked member starts, and after the last where it ends.</param>
/// <param name="Entries">Places of the entries in the flat lists.</param>
/// <param name="Owners">Whose list each entry stands in.</param>
internal readonly record struct RankedEntries(int[] From, int[] Entries, int[] Owners);
