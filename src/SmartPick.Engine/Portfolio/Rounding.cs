namespace SmartPick.Engine.Portfolio;

/// <summary>Makes a whole portfolio of a fractional point.</summary>
internal static class Rounding
{
    /// <summary>Fractions below this much short of a whole program count as whole.</summary>
    private const double Whole = 1e-6;

    /// <summary>
    /// Takes the whole part of the point, then the largest fractions that still fit; signals that remain go to the
    /// strongest use by the search that follows.
    /// </summary>
    /// <param name="market">The market.</param>
    /// <param name="grid">Quadrature.</param>
    /// <param name="point">x by kind and level.</param>
    public static SearchState Round(Market market, OddsGrid grid, double[] point)
    {
        var state = new SearchState(market, grid);
        state.AddForced();
        for (var i = 0; i < point.Length; i++)
        {
            for (var n = (int)Math.Floor(point[i] + Whole); n > 0; n--)
            {
                TryAdd(state, i / Market.Levels, i % Market.Levels);
            }
        }

        foreach (var i in Enumerable.Range(0, point.Length)
            .Where(i => point[i] - Math.Floor(point[i] + Whole) > Whole)
            .OrderByDescending(i => point[i] - Math.Floor(point[i] + Whole)))
        {
            TryAdd(state, i / Market.Levels, i % Market.Levels);
        }

        return state;
    }

    private static void TryAdd(SearchState state, int kind, int level)
    {
        if (state.Selection.Fits(kind))
        {
            state.Add(kind, state.Selection.HasSignal(kind, level) ? level : state.Selection.BestLevel(kind));
        }
    }
}
