namespace SmartPick.Engine.Portfolio;

/// <summary>One application of a send path.</summary>
/// <param name="Kind">The kind of the program.</param>
/// <param name="Place">The program, by its place among the problem's candidates.</param>
/// <param name="Level">Its signal.</param>
/// <param name="Fee">What it costs at its place, with nothing sent beside.</param>
internal readonly record struct ApplicationStep(int Kind, int Place, SignalLevel Level, Money Fee);

/// <summary>The order in which to send applications: best gain first within a selection, then on to the limits.</summary>
internal static class ApplicationOrder
{
    /// <summary>The order within a selection and on to the limits.</summary>
    public static ApplicationStep[] Of(CompiledProblem problem, OddsGrid grid, Selection selection, CancellationToken cancellationToken) =>
        Of(problem, grid, selection, isOnToLimits: true, cancellationToken);

    /// <summary>The order within a selection.</summary>
    public static ApplicationStep[] OfChosen(
        CompiledProblem problem, OddsGrid grid, Selection selection, CancellationToken cancellationToken) =>
        Of(problem, grid, selection, isOnToLimits: false, cancellationToken);

    private static ApplicationStep[] Of(
        CompiledProblem problem, OddsGrid grid, Selection selection, bool isOnToLimits, CancellationToken cancellationToken)
    {
        using var state = new SearchState(problem, grid);
        var steps = new ApplicationStep[Math.Max(selection.Applications, Math.Min(problem.Applications, problem.Source.Candidates.Count))];
        var count = 0;
        var chosen = Chosen(problem, selection);
        using (var queue = new LazyGreedyQueue(place => state.Gain(chosen[place].Kind, chosen[place].Level), chosen.Length))
        {
            for (var place = 0; place < chosen.Length; place++)
            {
                queue.Add(place, double.PositiveInfinity);
            }

            while (queue.Next() is var (place, gain))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (kind, level, left) = chosen[place];
                state.Add(kind, level);
                Note(kind, level);
                chosen[place] = (kind, level, left - 1);
                if (left > 1)
                {
                    queue.Add(place, gain);
                }
            }
        }

        if (!isOnToLimits)
        {
            return steps[..count];
        }

        using var further = new GreedySearch(state, GreedyRule.Gain, feeWeight: 0);
        further.Begin();
        while (further.Next() is var (kind, level))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Note(kind, level);
        }

        return steps[..count];

        void Note(int kind, int level)
        {
            var place = problem.Classes[kind].Places[state.Selection.Taken(kind) - 1];
            steps[count++] = new ApplicationStep(kind, place, (SignalLevel)level, state.Selection.LastFeeAlone(kind));
        }
    }

    /// <summary>What is chosen, by kind, the strongest level first.</summary>
    private static (int Kind, int Level, int Count)[] Chosen(CompiledProblem problem, Selection selection)
    {
        var chosen = new (int, int, int)[selection.Applications];
        var places = 0;
        for (var kind = 0; kind < problem.Classes.Length; kind++)
        {
            for (var level = CompiledProblem.Levels - 1; level >= 0; level--)
            {
                if (selection.Count(kind, level) is > 0 and var count)
                {
                    chosen[places++] = (kind, level, count);
                }
            }
        }

        return chosen[..places];
    }
}
