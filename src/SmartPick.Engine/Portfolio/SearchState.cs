namespace SmartPick.Engine.Portfolio;

/// <summary>A selection together with its value at every node, changed one program at a time.</summary>
internal sealed class SearchState(Market market, OddsGrid grid)
{
    private readonly SurvivalLayers _layers = new(market, grid);

    public Market Market => market;

    public Selection Selection { get; private set; } = new(market);

    public double Value => _layers.Value;

    /// <summary>Value less what its fees must buy: what the search maximises.</summary>
    public double Objective => _layers.Value - (market.Problem.PricePerDollar * Selection.Fees);

    public void Add(int kind, int level)
    {
        var k = market.Kinds[kind];
        _layers.Add(k, k.Rows[level]);
        Selection.Add(kind, level);
    }

    public void Remove(int kind, int level)
    {
        var k = market.Kinds[kind];
        _layers.Remove(k, k.Rows[level]);
        Selection.Remove(kind, level);
    }

    /// <summary>What one more program of the kind at the level would add to <see cref="Value"/>.</summary>
    public double Gain(int kind, int level)
    {
        var k = market.Kinds[kind];
        return _layers.Gain(k, k.Rows[level]);
    }

    /// <summary>Replaces the selection, recomputing its value afresh (no drift from earlier removals).</summary>
    public void Load(Selection selection)
    {
        Selection = new Selection(market);
        _layers.Clear();
        for (var kind = 0; kind < market.Kinds.Length; kind++)
        {
            for (var level = 0; level < Market.Levels; level++)
            {
                for (var n = selection.Count(kind, level); n > 0; n--)
                {
                    Add(kind, level);
                }
            }
        }
    }

    /// <summary>Adds every program that must be in, without a signal.</summary>
    public void AddForced()
    {
        for (var kind = 0; kind < market.Kinds.Length; kind++)
        {
            while (market.Kinds[kind].Forced && Selection.Taken(kind) < market.Kinds[kind].Count)
            {
                Add(kind, 0);
            }
        }
    }
}
