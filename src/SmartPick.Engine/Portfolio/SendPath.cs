namespace SmartPick.Engine.Portfolio;

/// <summary>One application of a send path.</summary>
/// <param name="Kind">The kind of the program.</param>
/// <param name="Candidate">The program.</param>
/// <param name="Level">Its signal.</param>
/// <param name="Fee">Dollars it adds at its place.</param>
internal readonly record struct SendStep(int Kind, Candidate Candidate, SignalLevel Level, double Fee);

/// <summary>The order in which to send applications: best gain first within a selection, then on to the limits.</summary>
internal static class SendPath
{
    public static IReadOnlyList<SendStep> Of(Market market, OddsGrid grid, Selection selection, CancellationToken cancellationToken)
    {
        var state = new SearchState(market, grid);
        var steps = new List<SendStep>();
        while (BestOf(state, selection) is { } next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(next);
        }

        while (GreedySearch.Best(state, GreedyRule.Gain, pricePerDollar: 0) is { } next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(next);
        }

        return steps;

        void Take((int Kind, int Level) next)
        {
            var member = market.Kinds[next.Kind].Members[state.Selection.Taken(next.Kind)];
            steps.Add(new SendStep(next.Kind, member, (SignalLevel)next.Level, state.Selection.NextFee(next.Kind)));
            state.Add(next.Kind, next.Level);
        }
    }

    private static (int Kind, int Level)? BestOf(SearchState state, Selection selection)
    {
        (int, int)? best = null;
        var bestGain = double.NegativeInfinity;
        for (var kind = 0; kind < state.Market.Kinds.Length; kind++)
        {
            for (var level = Market.Levels - 1; level >= 0; level--)
            {
                if (selection.Count(kind, level) == state.Selection.Count(kind, level))
                {
                    continue;
                }

                var gain = state.Gain(kind, level);
                if (gain > bestGain)
                {
                    (best, bestGain) = ((kind, level), gain);
                }
            }
        }

        return best;
    }
}
