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

    public void Add(int kind, int level) => Apply(new Change(kind, Change.Absent, level));

    public void Remove(int kind, int level) => Apply(new Change(kind, level, Change.Absent));

    public void Apply(Change change)
    {
        _layers.Apply(change);
        if (change.From != Change.Absent)
        {
            Selection.Remove(change.Kind, change.From);
        }

        if (change.To != Change.Absent)
        {
            Selection.Add(change.Kind, change.To);
        }
    }

    /// <summary>What one more program of the kind at the level would add to <see cref="Value"/>.</summary>
    public double Gain(int kind, int level) => _layers.Gain(kind, level);

    /// <summary>What <see cref="Value"/> would lose without one program of the kind at the level.</summary>
    public double Loss(int kind, int level) => -_layers.Effect(new Change(kind, level, Change.Absent));

    /// <summary>What a change would add to <see cref="Value"/>.</summary>
    public double Effect(Change change) => _layers.Effect(change);

    /// <summary>What two changes of different programs would add together.</summary>
    public double Effect(Change one, Change other) => _layers.Effect(one, other);

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

    /// <summary>Takes out what adds nothing: a limit that does not bind stops no method from taking it.</summary>
    public void DropUseless()
    {
        for (var kind = 0; kind < market.Kinds.Length; kind++)
        {
            for (var level = 0; level < Market.Levels; level++)
            {
                while (!market.Kinds[kind].Forced && Selection.Count(kind, level) > 0 && Loss(kind, level) <= market.Nothing)
                {
                    Remove(kind, level);
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
