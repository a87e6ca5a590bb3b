namespace SmartPick.Engine.Portfolio;

/// <summary>What the greedy search ranks the next application by.</summary>
internal enum GreedyRule
{
    Gain,
    GainPerDollar,
}

/// <summary>Adds one program at a time, each the best that still fits.</summary>
internal static class GreedySearch
{
    /// <summary>Stands in for a fee of nothing, so that free applications are still compared by gain.</summary>
    private const double FreeFee = 1e-9;

    /// <summary>Extends the state until nothing that fits is worth its fee.</summary>
    public static void Extend(SearchState state, GreedyRule rule, CancellationToken cancellationToken)
    {
        while (Best(state, rule, state.Market.Problem.PricePerDollar) is { } next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            state.Add(next.Kind, next.Level);
        }
    }

    /// <summary>The best next application at the strongest signal left, or null when none is worth its fee.</summary>
    /// <param name="state">What is taken so far.</param>
    /// <param name="rule">How candidates are compared.</param>
    /// <param name="pricePerDollar">Objective units that each dollar of fee must buy.</param>
    public static (int Kind, int Level)? Best(SearchState state, GreedyRule rule, double pricePerDollar)
    {
        (int, int)? best = null;
        var bestScore = 0.0;
        for (var kind = 0; kind < state.Market.Kinds.Length; kind++)
        {
            if (!state.Selection.Fits(kind))
            {
                continue;
            }

            var level = state.Selection.BestLevel(kind);
            var gain = state.Gain(kind, level);
            var fee = state.Selection.NextFee(kind);
            if (gain <= state.Market.Nothing || gain < pricePerDollar * fee)
            {
                continue;
            }

            var score = rule == GreedyRule.GainPerDollar ? gain / Math.Max(fee, FreeFee) : gain;
            if (score > bestScore)
            {
                (best, bestScore) = ((kind, level), score);
            }
        }

        return best;
    }
}
