using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Odds;

/// <summary>An applicant's odds at the programs looked at so far, found by what they follow from; each has a place, from 0.</summary>
internal sealed class OddsTable(Workspace workspace)
{
    /// <summary>Room made at first; in a catalog that knows little, few programs differ in their odds.</summary>
    private const int FewPlaces = 32;

    private readonly WorkspaceList<OddsTerms> _terms = new(workspace, FewPlaces);

    /// <summary>Places by hash, from 1; at most half of them are used.</summary>
    private ArraySegment<int> _buckets = workspace.Take<int>(2 * FewPlaces);

    /// <summary>How many there are.</summary>
    public int Count => _terms.Count;

    public ref readonly OddsTerms this[int place] => ref _terms[place];

    /// <summary>The place of the odds that follow from a basis; −1 where there are none yet.</summary>
    public int Find(in OddsBasis basis) => _buckets[Bucket(basis)] - 1;

    /// <summary>Adds odds whose basis is new; returns their place.</summary>
    public int Add(in OddsTerms terms)
    {
        if (2 * (Count + 1) > _buckets.Count)
        {
            Spread();
        }

        var place = _terms.Add(terms);
        _buckets[Bucket(terms.Basis)] = place + 1;
        return place;
    }

    /// <summary>Where a basis is, or would be (linear probing).</summary>
    private int Bucket(in OddsBasis basis)
    {
        var bucket = basis.GetHashCode() & (_buckets.Count - 1);
        while (_buckets[bucket] is > 0 and var place && this[place - 1].Basis != basis)
        {
            bucket = (bucket + 1) & (_buckets.Count - 1);
        }

        return bucket;
    }

    private void Spread()
    {
        _buckets = workspace.Take<int>(2 * _buckets.Count);
        for (var place = 0; place < Count; place++)
        {
            _buckets[Bucket(this[place].Basis)] = place + 1;
        }
    }
}
