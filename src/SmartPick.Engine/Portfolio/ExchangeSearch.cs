using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Local search: takes one application out and puts the best one in, moves a signal from one program to another,
/// drops what is not worth its fee, and trades several applications for one that did not fit. Each pass accepts the
/// first improvement of each application, in a fixed order, until a whole pass improves nothing.
/// </summary>
internal sealed class ExchangeSearch(SearchState state, Contenders contenders, CancellationToken cancellationToken)
{
    private const int MaxPasses = 20;

    /// <summary>Improvements below this share of the objective are rounding noise and could cycle.</summary>
    private const double LeastImprovement = 1e-10;

    private Market Market => state.Market;

    public void Run()
    {
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var improved = Pass();
            // A fresh load takes out what removals have drifted.
            state.Load(state.Selection);
            if (!improved)
            {
                return;
            }
        }
    }

    private bool Pass()
    {
        var before = state.Objective;
        Extend();
        for (var kind = 0; kind < Market.Kinds.Length; kind++)
        {
            for (var level = 0; level < Market.Levels; level++)
            {
                if (state.Selection.Count(kind, level) > 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Swap(kind, level);
                }

                if (level > 0 && state.Selection.Count(kind, level) > 0)
                {
                    MoveSignal(kind, level);
                }
            }
        }

        UseIdleSignals();
        InsertByEjecting();
        return state.Objective > before + Tolerance(before);
    }

    private void Extend() => GreedySearch.Extend(state, GreedyRule.Gain, cancellationToken);

    /// <summary>Takes one program out; puts the best one in at any level it can have, or none.</summary>
    private void Swap(int kind, int level)
    {
        if (!contenders.MayLeave(kind))
        {
            return;
        }

        var before = state.Objective;
        state.Remove(kind, level);
        if (BestInsertion(before) is { } best)
        {
            state.Add(best.Kind, best.Level);
        }
        else if (state.Objective <= before + Tolerance(before))
        {
            state.Add(kind, level);
        }
    }

    /// <summary>The insertion that lifts the objective above <paramref name="toBeat"/> most, or null.</summary>
    private (int Kind, int Level)? BestInsertion(double toBeat)
    {
        var open = state.Objective;
        var bestObjective = Math.Max(open, toBeat + Tolerance(toBeat));
        (int, int)? best = null;
        for (var kind = 0; kind < Market.Kinds.Length; kind++)
        {
            if (!contenders.MayEnter(kind) || !state.Selection.Fits(kind))
            {
                continue;
            }

            var level = state.Selection.BestLevel(kind);
            var objective = open + state.Gain(kind, level) - (Market.Problem.PricePerDollar * state.Selection.NextFee(kind));
            if (objective > bestObjective)
            {
                (best, bestObjective) = ((kind, level), objective);
            }
        }

        return best;
    }

    /// <summary>Lets another chosen program have the signal, taking that one's lower level in exchange.</summary>
    private void MoveSignal(int kind, int level)
    {
        var before = state.Objective;
        var bestObjective = before + Tolerance(before);
        (int Kind, int Level)? best = null;
        state.Remove(kind, level);
        for (var other = 0; other < Market.Kinds.Length; other++)
        {
            for (var lower = 0; lower < level; lower++)
            {
                if (state.Selection.Count(other, lower) == 0 || Market.Kinds[other].Rows[level] < 0 || Market.Kinds[kind].Rows[lower] < 0)
                {
                    continue;
                }

                Exchange(other, lower);
                if (state.Objective > bestObjective)
                {
                    (best, bestObjective) = ((other, lower), state.Objective);
                }

                UndoExchange(other, lower);
            }
        }

        if (best is { } winner)
        {
            Exchange(winner.Kind, winner.Level);
        }
        else
        {
            state.Add(kind, level);
        }

        void Exchange(int other, int lower)
        {
            state.Remove(other, lower);
            state.Add(other, level);
            state.Add(kind, lower);
        }

        void UndoExchange(int other, int lower)
        {
            state.Remove(kind, lower);
            state.Remove(other, level);
            state.Add(other, lower);
        }
    }

    /// <summary>Signals that nobody uses go to the chosen program that gains most by them.</summary>
    private void UseIdleSignals()
    {
        for (var level = Market.Levels - 1; level > 0; level--)
        {
            while (BestUpgrade(level) is { } best)
            {
                state.Remove(best.Kind, best.Level);
                state.Add(best.Kind, level);
            }
        }
    }

    private (int Kind, int Level)? BestUpgrade(int level)
    {
        var bestObjective = state.Objective + Tolerance(state.Objective);
        (int, int)? best = null;
        for (var kind = 0; kind < Market.Kinds.Length; kind++)
        {
            for (var lower = 0; lower < level && state.Selection.HasSignal(kind, level); lower++)
            {
                if (state.Selection.Count(kind, lower) == 0)
                {
                    continue;
                }

                state.Remove(kind, lower);
                state.Add(kind, level);
                if (state.Objective > bestObjective)
                {
                    (best, bestObjective) = ((kind, lower), state.Objective);
                }

                state.Remove(kind, level);
                state.Add(kind, lower);
            }
        }

        return best;
    }

    /// <summary>
    /// Forces in each program that adds something but does not fit, throwing out whatever loses least per unit of what
    /// is short until it does, then fills up again: two cheap for one dear, or one for several.
    /// </summary>
    private void InsertByEjecting()
    {
        for (var kind = 0; kind < Market.Kinds.Length; kind++)
        {
            if (!contenders.MayEnter(kind) || state.Selection.Taken(kind) == Market.Kinds[kind].Count || state.Selection.Fits(kind))
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var before = state.Objective;
            var kept = state.Selection.Copy();
            while (!state.Selection.Fits(kind) && CheapestLoss(kind) is { } out1)
            {
                state.Remove(out1.Kind, out1.Level);
            }

            if (state.Selection.Fits(kind))
            {
                state.Add(kind, state.Selection.BestLevel(kind));
                Extend();
            }

            if (state.Objective <= before + Tolerance(before))
            {
                state.Load(kept);
            }
        }
    }

    /// <summary>The chosen program, other than the kind, that loses least for each dollar it frees (or each place).</summary>
    private (int Kind, int Level)? CheapestLoss(int keep)
    {
        (int, int)? best = null;
        var leastLoss = double.PositiveInfinity;
        for (var kind = 0; kind < Market.Kinds.Length; kind++)
        {
            for (var level = 0; level < Market.Levels; level++)
            {
                if (kind == keep || !contenders.MayLeave(kind) || state.Selection.Count(kind, level) == 0)
                {
                    continue;
                }

                var loss = state.Loss(kind, level);
                if (loss < leastLoss)
                {
                    (best, leastLoss) = ((kind, level), loss);
                }
            }
        }

        return best;
    }

    private static double Tolerance(double objective) => LeastImprovement * Math.Max(1, Math.Abs(objective));
}
