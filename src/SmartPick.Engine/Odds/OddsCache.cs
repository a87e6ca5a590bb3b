using System.Runtime.InteropServices;

namespace SmartPick.Engine.Odds;

/// <summary>An applicant's odds at the programs looked at so far, found by what they follow from; each has a place, from 0.</summary>
internal sealed class OddsCache
{
    private readonly List<OddsEntry> _entries = [];
    private readonly Dictionary<OddsKey, int> _places = [];

    /// <summary>The odds at a place; valid until others are added.</summary>
    public ref readonly OddsEntry this[int place] => ref CollectionsMarshal.AsSpan(_entries)[place];

    /// <summary>How many there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The place of the odds that follow from a key; −1 where there are none yet.</summary>
    public int Find(in OddsKey key) => _places.GetValueOrDefault(key, -1);

    /// <summary>Adds odds whose key is new; returns their place.</summary>
    public int Add(in OddsEntry entry)
    {
        _places.Add(entry.Key, Count);
        _entries.Add(entry);
        return Count - 1;
    }
}
