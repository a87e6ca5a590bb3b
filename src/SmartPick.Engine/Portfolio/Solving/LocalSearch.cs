using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio.Solving;

/// <summary>
/// Local search: swaps one program for another, moves a signal from one to another, uses idle signals, and rebuilds: takes
/// one or two programs out, puts one in and fills up, so that one dear program is traded for several cheap ones or the
/// reverse. Takes the best move of each program in a fixed order until none improves anything.
/// </summary>
internal sealed class LocalSearch : IDisposable
{
    private const int MaxPasses = 20;

    /// <summary>Markets of up to this many kinds are rebuilt in every way, with signals given anew.</summary>
    private const int FewKinds = 20;

    private const int RebuildsOfFew = 4_000;

    /// <summary>Rebuilt portfolios of larger markets that are looked at, times their kinds.</summary>
    private const int RebuildWork = 8_000;

    /// <summary>A rebuilt portfolio no further below the best than this share may yet become better by its signals.</summary>
    private const double NearMiss = 0.02;

    /// <summary>Programs of one kind and level that leave in one exchange, at most.</summary>
    private const int MostOfOne = 2;

    /// <summary>Improvements below this share of the objective are rounding noise and could cycle.</summary>
    private const double LeastImprovement = 1e-10;

    private readonly SearchState _state;
    private readonly ReducedCostFixing _fixing;
    private readonly double _enough;
    private readonly WorkBudget _work;
    private readonly CancellationToken _cancellationToken;
    private readonly GreedySearch _greedy;
    private readonly int[] _entrants;
    private readonly (int Kind, int Level)[] _leavers;
    private readonly List<(int Kind, int Level)> _added = [];
    private readonly Selection _before;
    private readonly Selection _without;
    private int _rebuilds;
    private long _spentOnChanges;

    /// <param name="state">The portfolio to improve.</param>
    /// <param name="fixing">Classes that may be exchanged.</param>
    /// <param name="enough">Stops when the objective reaches this value.</param>
    /// <param name="work">Stops when it is spent.</param>
    /// <param name="cancellationToken">Checked at every program.</param>
    public LocalSearch(SearchState state, ReducedCostFixing fixing, double enough, WorkBudget work, CancellationToken cancellationToken)
    {
        _state = state;
        _fixing = fixing;
        _enough = enough;
        _work = work;
        _cancellationToken = cancellationToken;
        _greedy = new GreedySearch(state, GreedyRule.Gain, Price);
        _leavers = new (int, int)[MostOfOne * CompiledProblem.Levels * Problem.Classes.Length];
        _before = new Selection(state.Problem);
        _without = new Selection(state.Problem);
        _entrants = [.. Enumerable.Range(0, state.Problem.Classes.Length).Where(fixing.MayEnter)];
        _rebuilds = IsSmall ? RebuildsOfFew : RebuildWork / Problem.Classes.Length;
    }

    private CompiledProblem Problem => _state.Problem;

    private bool IsSmall => Problem.Classes.Length <= FewKinds;

    private double Price => Problem.Source.FeeWeight;

    public void Run()
    {
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var before = _state.Objective;
            _greedy.Extend(_cancellationToken);
            Swap();
            MoveSignals();
            // A fresh load takes out what removals have drifted.
            _state.Load(_state.Selection);
            if (_state.Objective >= _enough || _work.IsSpent || (_state.Objective <= before + Tolerance(before) && !Rebuild()))
            {
                return;
            }
        }
    }

    public void Dispose() => _greedy.Dispose();

    /// <summary>Takes each program out where that pays: for the best other one at any level it can have, or for nothing.</summary>
    private void Swap()
    {
        foreach (var (kind, level) in Leavers())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (_state.Selection.Count(kind, level) == 0)
            {
                continue;
            }

            if (_work.IsSpent)
            {
                return;
            }

            var least = _state.Loss(kind, level) - (Price * _state.Selection.LastFee(kind).Dollars) + Tolerance(_state.Objective);
            _state.Remove(kind, level);
            if (BestEntrant(kind, Math.Max(least, 0)) is { } entrant)
            {
                _state.Add(entrant, _state.Selection.BestLevel(entrant));
            }
            else if (least > 0)
            {
                _state.Add(kind, level);
            }
        }
    }

    /// <summary>The kind whose next program adds most beyond its fee, if more than <paramref name="least"/>.</summary>
    private int? BestEntrant(int except, double least)
    {
        int? best = null;
        Spend(_entrants.Length * _state.WorkOfGain);
        foreach (var kind in _entrants)
        {
            if (kind != except && _state.Selection.Fits(kind))
            {
                var gain = _state.Gain(kind, _state.Selection.BestLevel(kind));
                if (Price > 0)
                {
                    gain -= Price * _state.Selection.NextFee(kind).Dollars;
                }

                if (gain > least)
                {
                    (best, least) = (kind, gain);
                }
            }
        }

        return best;
    }

    /// <summary>Lets another chosen program have a signal where that pays, and gives away signals that nobody uses.</summary>
    private void MoveSignals()
    {
        for (var level = CompiledProblem.Levels - 1; level > 0; level--)
        {
            for (var kind = 0; kind < Problem.Classes.Length; kind++)
            {
                if (_state.Selection.Count(kind, level) > 0 && !_work.IsSpent)
                {
                    _cancellationToken.ThrowIfCancellationRequested();
                    MoveSignal(kind, level);
                }
            }

            while (
                BestUpgrade(level, except: -1, Tolerance(_state.Objective)) is var (kind, from) && _state.Selection.HasSignal(kind, level))
            {
                ChangeLevel(kind, from, level);
            }
        }
    }

    /// <summary>Takes the signal from the kind, for the other level of the program that gains most by it.</summary>
    private void MoveSignal(int kind, int level)
    {
        for (var other = 0; other < CompiledProblem.Levels; other++)
        {
            if (other == level || !Problem.Classes[kind].Takes(other))
            {
                continue;
            }

            var before = _state.Objective;
            ChangeLevel(kind, level, other);
            var least = before - _state.Objective + Tolerance(before);
            if (BestUpgrade(level, kind, least, other) is var (gaining, from))
            {
                ChangeLevel(gaining, from, level);
                return;
            }

            ChangeLevel(kind, other, level);
        }
    }

    /// <summary>The chosen program that gains most by going to the level, if more than <paramref name="least"/>.</summary>
    private (int Kind, int From)? BestUpgrade(int level, int except, double least, int? only = null)
    {
        (int, int)? best = null;
        Spend((_state.Selection.Applications * CompiledProblem.Levels * _state.WorkOfGain) + Problem.Classes.Length);
        for (var kind = 0; kind < Problem.Classes.Length; kind++)
        {
            for (var from = 0; from < CompiledProblem.Levels && kind != except && _state.Selection.Taken(kind) > 0; from++)
            {
                if (from == level || _state.Selection.Count(kind, from) == 0 || !_state.Selection.HasSignal(kind, level) || (only ?? from) != from)
                {
                    continue;
                }

                var gain = _state.LevelGain(kind, from, level);
                if (gain > least)
                {
                    (best, least) = ((kind, from), gain);
                }
            }
        }

        return best;
    }

    /// <summary>
    /// Takes one or two programs out, those that are missed least first, puts each other one in and fills up, until that
    /// improves something. False where it does not.
    /// </summary>
    private bool Rebuild()
    {
        var leavers = Leavers();
        var losses = new (double Loss, int Place)[leavers.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            losses[i] = (_state.Loss(leavers[i].Kind, leavers[i].Level), i);
        }

        losses.AsSpan().Sort();
        for (var last = 0; last < losses.Length; last++)
        {
            // The last alone, then with each of those that are missed less.
            for (var other = -1; other < last; other++)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (RebuildWithout(leavers[losses[last].Place], other < 0 ? null : leavers[losses[other].Place]))
                {
                    return true;
                }

                if (_rebuilds <= 0 || _work.IsSpent)
                {
                    return false;
                }
            }
        }

        return false;
    }

    private bool RebuildWithout((int Kind, int Level) one, (int Kind, int Level)? other)
    {
        _before.CopyFrom(_state.Selection);
        var reached = _state.Objective;
        _state.Remove(one.Kind, one.Level);
        if (other is var (kind, level))
        {
            _state.Remove(kind, level);
        }

        _without.CopyFrom(_state.Selection);
        foreach (var entrant in _entrants)
        {
            if (entrant == one.Kind || entrant == other?.Kind || !_state.Selection.Fits(entrant))
            {
                continue;
            }

            _rebuilds--;
            Add(entrant);
            while (BestEntrant(except: -1, 0) is { } next)
            {
                Add(next);
            }

            if (_state.Objective > reached - ((IsSmall ? NearMiss : 0) * Math.Abs(reached)))
            {
                // Other programs may want other signals.
                MoveSignals();
                if (_state.Objective > reached + Tolerance(reached))
                {
                    _added.Clear();
                    return true;
                }

                _state.Load(_without);
            }
            else
            {
                foreach (var (added, at) in _added)
                {
                    _state.Remove(added, at);
                }
            }

            _added.Clear();
        }

        _state.Load(_before);
        return false;

        void Add(int entrant)
        {
            _added.Add((entrant, _state.Selection.BestLevel(entrant)));
            _state.Add(entrant, _added[^1].Level);
        }
    }

    private void ChangeLevel(int kind, int from, int to)
    {
        _state.Remove(kind, from);
        _state.Add(kind, to);
    }

    /// <summary>Spends on looks at gains, and on the changes since the last time.</summary>
    private void Spend(long units)
    {
        _work.Spend(units + _state.WorkOfChanges - _spentOnChanges);
        _spentOnChanges = _state.WorkOfChanges;
    }

    /// <summary>Chosen kinds that may leave, by level, each as often as it can in one exchange.</summary>
    private (int Kind, int Level)[] Leavers()
    {
        var count = 0;
        for (var kind = 0; kind < Problem.Classes.Length; kind++)
        {
            for (var level = 0; level < CompiledProblem.Levels && _fixing.MayLeave(kind); level++)
            {
                for (var n = Math.Min(MostOfOne, _state.Selection.Count(kind, level)); n > 0; n--)
                {
                    _leavers.AsSpan()[count++] = (kind, level);
                }
            }
        }

        return _leavers[..count];
    }

    private static double Tolerance(double objective) => LeastImprovement * Math.Max(1, Math.Abs(objective));
}
