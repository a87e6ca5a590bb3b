using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Local search: swaps one program for another, moves a signal from one to another, uses idle signals, and under a
/// budget trades several cheap ones for a dear one or the reverse. Takes the best move of each program in a fixed order
/// until a whole pass improves nothing.
/// </summary>
internal sealed class ExchangeSearch
{
    private const int MaxPasses = 20;

    /// <summary>A program gains more when others have gone; more than this times as much is not to be hoped for.</summary>
    private const double HopefulGain = 1.5;

    /// <summary>Improvements below this share of the objective are rounding noise and could cycle.</summary>
    private const double LeastImprovement = 1e-10;

    private readonly SearchState _state;
    private readonly Contenders _contenders;
    private readonly CancellationToken _cancellationToken;
    private readonly int[] _entrants;

    public ExchangeSearch(SearchState state, Contenders contenders, CancellationToken cancellationToken)
    {
        _state = state;
        _contenders = contenders;
        _cancellationToken = cancellationToken;
        _entrants = [.. Enumerable.Range(0, state.Market.Kinds.Length).Where(contenders.MayEnter)];
    }

    private Market Market => _state.Market;

    private double Price => Market.Problem.PricePerDollar;

    public void Run()
    {
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var before = _state.Objective;
            Pass();
            // A fresh load takes out what removals have drifted.
            _state.Load(_state.Selection);
            if (_state.Objective <= before + Tolerance(before))
            {
                return;
            }
        }
    }

    private void Pass()
    {
        Extend();
        for (var kind = 0; kind < Market.Kinds.Length; kind++)
        {
            for (var level = 0; level < Market.Levels; level++)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (_state.Selection.Count(kind, level) > 0 && _contenders.MayLeave(kind))
                {
                    Swap(kind, level);
                }

                if (level > 0 && _state.Selection.Count(kind, level) > 0)
                {
                    MoveSignal(kind, level);
                }
            }
        }

        UseIdleSignals();
        if (!double.IsPositiveInfinity(Market.Budget))
        {
            InsertByEjecting();
        }
    }

    private void Extend() => GreedySearch.Extend(_state, GreedyRule.Gain, _cancellationToken);

    /// <summary>Takes one program out where that pays: for the best other one at any level it can have, or for nothing.</summary>
    private void Swap(int kind, int level)
    {
        var leave = new Change(kind, level, Change.Absent);
        var saved = Price * _state.Selection.LastFee(kind);
        var bestGain = Tolerance(_state.Objective);
        Change? best = null;
        var dropGain = saved - _state.Loss(kind, level);
        var drops = dropGain > bestGain;
        bestGain = Math.Max(bestGain, dropGain);
        _state.Selection.Remove(kind, level);
        foreach (var entrant in _entrants)
        {
            if (entrant == kind || !_state.Selection.Fits(entrant))
            {
                continue;
            }

            var enter = new Change(entrant, Change.Absent, _state.Selection.BestLevel(entrant));
            var gain = _state.Effect(leave, enter) + saved - (Price * _state.Selection.NextFee(entrant));
            if (gain > bestGain)
            {
                (best, bestGain) = (enter, gain);
            }
        }

        _state.Selection.Add(kind, level);
        if (best is { } winner)
        {
            _state.Apply(leave);
            _state.Apply(winner);
        }
        else if (drops)
        {
            _state.Apply(leave);
        }
    }

    /// <summary>Lets another chosen program have the signal, taking that one's lower level in exchange.</summary>
    private void MoveSignal(int kind, int level)
    {
        var bestGain = Tolerance(_state.Objective);
        (Change, Change)? best = null;
        for (var other = 0; other < Market.Kinds.Length; other++)
        {
            if (Market.Kinds[other].Rows[level] < 0)
            {
                continue;
            }

            for (var lower = 0; lower < level; lower++)
            {
                if (other == kind || _state.Selection.Count(other, lower) == 0 || Market.Kinds[kind].Rows[lower] < 0)
                {
                    continue;
                }

                var down = new Change(kind, level, lower);
                var up = new Change(other, lower, level);
                var gain = _state.Effect(down, up);
                if (gain > bestGain)
                {
                    (best, bestGain) = ((down, up), gain);
                }
            }
        }

        if (best is var (first, second))
        {
            _state.Apply(first);
            _state.Apply(second);
        }
    }

    /// <summary>Signals that nobody uses go to the chosen program that gains most by them.</summary>
    private void UseIdleSignals()
    {
        for (var level = Market.Levels - 1; level > 0; level--)
        {
            while (BestUpgrade(level) is { } upgrade)
            {
                _state.Apply(upgrade);
            }
        }
    }

    private Change? BestUpgrade(int level)
    {
        var bestGain = Tolerance(_state.Objective);
        Change? best = null;
        for (var kind = 0; kind < Market.Kinds.Length; kind++)
        {
            for (var lower = 0; lower < level && _state.Selection.HasSignal(kind, level); lower++)
            {
                if (_state.Selection.Count(kind, lower) == 0)
                {
                    continue;
                }

                var upgrade = new Change(kind, lower, level);
                var gain = _state.Effect(upgrade);
                if (gain > bestGain)
                {
                    (best, bestGain) = (upgrade, gain);
                }
            }
        }

        return best;
    }

    /// <summary>
    /// Forces in each program that adds something but does not fit the budget, throwing out whatever loses least until
    /// it does, then fills up again.
    /// </summary>
    private void InsertByEjecting()
    {
        foreach (var kind in _entrants)
        {
            if (_state.Selection.Taken(kind) == Market.Kinds[kind].Count || _state.Selection.Fits(kind) || !IsWorthEjecting(kind))
            {
                continue;
            }

            _cancellationToken.ThrowIfCancellationRequested();
            var before = _state.Objective;
            var kept = _state.Selection.Copy();
            while (!_state.Selection.Fits(kind) && LeastLoss(kind) is { } leave)
            {
                _state.Apply(leave);
            }

            if (_state.Selection.Fits(kind))
            {
                _state.Add(kind, _state.Selection.BestLevel(kind));
                Extend();
            }

            if (_state.Objective <= before + Tolerance(before))
            {
                _state.Load(kept);
            }
        }
    }

    /// <summary>Whether the program could gain more than the program that must at least go for it is worth.</summary>
    private bool IsWorthEjecting(int kind) => LeastLoss(kind) is { } leave
        && HopefulGain * _state.Gain(kind, _state.Selection.BestLevel(kind)) > _state.Loss(leave.Kind, leave.From);

    /// <summary>The chosen program, other than the kind, that can be missed most easily.</summary>
    private Change? LeastLoss(int keep)
    {
        Change? best = null;
        var leastLoss = double.PositiveInfinity;
        for (var kind = 0; kind < Market.Kinds.Length; kind++)
        {
            for (var level = 0; level < Market.Levels; level++)
            {
                if (kind == keep || !_contenders.MayLeave(kind) || _state.Selection.Count(kind, level) == 0)
                {
                    continue;
                }

                var loss = _state.Loss(kind, level);
                if (loss < leastLoss)
                {
                    (best, leastLoss) = (new Change(kind, level, Change.Absent), loss);
                }
            }
        }

        return best;
    }

    private static double Tolerance(double objective) => LeastImprovement * Math.Max(1, Math.Abs(objective));
}
