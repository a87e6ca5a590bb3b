using System.Runtime.InteropServices;

namespace SmartPick.Engine.Odds;

/// <summary>An applicant's odds at the programs looked at so far, found by what they follow from; each has a place, from 0.</summary>
internal sealed class OddsTable
{
    private readonly List<OddsTerms> _terms = [];
    private readonly Dictionary<OddsBasis, int> _places = [];

    /// <summary>The odds at a place; valid until others are added.</summary>
    public ref readonly OddsTerms this[int place] => ref CollectionsMarshal.AsSpan(_terms)[place];

    /// <summary>How many there are.</summary>
    public int Count => _terms.Count;

    /// <summary>The place of the odds that follow from a basis; −1 where there are none yet.</summary>
    public int Find(in OddsBasis basis) => _places.GetValueOrDefault(basis, -1);

    /// <summary>Adds odds whose basis is new; returns their place.</summary>
    public int Add(in OddsTerms terms)
    {
        _places.Add(terms.Basis, Count);
        _terms.Add(terms);
        return Count - 1;
    }
}
