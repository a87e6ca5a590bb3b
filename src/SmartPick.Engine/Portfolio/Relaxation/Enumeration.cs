using System.Buffers;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Branch and bound, best bound first: divides as <see cref="Branching"/> finds best and bounds each branch by the relaxation.
/// Run to its end it proves a portfolio optimal; stopped early it still tightens the bound.
/// </summary>
internal sealed class Enumeration : IDisposable
{
    private const int MaxSteps = 100;

    /// <summary>Points that room is made for at first; each time after for as many as there are.</summary>
    private const int FirstPoints = 4;

    private readonly RelaxedPolytope _polytope;
    private readonly RelaxedValue _searched;
    private readonly ReportedBound? _reported;
    private readonly Branching _branching;
    private readonly double _closeEnough;
    private readonly CancellationToken _cancellationToken;
    private readonly SearchState _state;
    private readonly PriorityQueue<Branch, (double, int)> _open = new();

    // Room for the points of branches that are open.
    private readonly List<double[]> _blocks = [];
    private readonly Stack<Memory<double>> _points = new();

    // Of the branch that is looked at; constraints and relaxation by how many sums are held to a count.
    private readonly ArraySegment<double> _low;
    private readonly ArraySegment<double> _high;
    private readonly ArraySegment<double> _point;
    private readonly ArraySegment<double> _gradient;
    private readonly ArraySegment<double> _reportedGradient;
    private readonly List<(RelaxedPolytope Polytope, RelaxedSolution Relaxed)> _parts = [];

    private Selection _best;
    private int _branches;
    private double _bestObjective;
    private double _pruned = double.NegativeInfinity;

    /// <param name="polytope">Market and constraints.</param>
    /// <param name="searchGrid">The grid that branches are relaxed on.</param>
    /// <param name="reportGrid">The grid that bounds and portfolios are valued on: what is proved is proved on it.</param>
    /// <param name="incumbent">A feasible selection.</param>
    /// <param name="closeEnough">Branches within this share of the best objective are not pursued.</param>
    /// <param name="cancellationToken">Checked at every step of a branch.</param>
    public Enumeration(
        RelaxedPolytope polytope, OddsGrid searchGrid, OddsGrid reportGrid, Selection incumbent, double closeEnough, CancellationToken cancellationToken)
    {
        _polytope = polytope;
        _searched = new RelaxedValue(polytope.Market, searchGrid);
        _reported = searchGrid == reportGrid ? null : new ReportedBound(polytope.Market, reportGrid);
        _branching = new Branching(polytope.Market, reportGrid);
        _closeEnough = closeEnough;
        _cancellationToken = cancellationToken;
        _state = new SearchState(polytope.Market, reportGrid);
        _state.Load(incumbent);
        (_best, _bestObjective) = (incumbent, _state.Objective);
        (_low, _high, _point, _gradient, _reportedGradient) = (Column(), Column(), Column(), Column(), Column());

        ArraySegment<double> Column() => polytope.Market.Workspace.Take<double>(polytope.High.Count);
    }

    private double Enough => _bestObjective + (_closeEnough * Math.Max(_closeEnough, Math.Abs(_bestObjective)));

    /// <summary>Enumerates, for at most a number of branches.</summary>
    /// <returns>The best selection found and an upper bound on every selection's value less fees.</returns>
    public (Selection Best, double Objective, double Bound) Run(int maxBranches)
    {
        Look(null, isUpper: false);
        while (_branches < maxBranches && _open.TryDequeue(out var branch, out _))
        {
            if (branch.Bound <= Enough)
            {
                _pruned = Math.Max(_pruned, branch.Bound);
            }
            else
            {
                Look(branch, isUpper: false);
                Look(branch, isUpper: true);
            }

            _points.Push(branch.Point);
        }

        var bound = Math.Max(_bestObjective, _pruned);
        foreach (var (branch, _) in _open.UnorderedItems)
        {
            bound = Math.Max(bound, branch.Bound);
        }

        return (_best, _bestObjective, bound);
    }

    public void Dispose()
    {
        _state.Dispose();
        _searched.Dispose();
        _reported?.Dispose();
        _blocks.ForEach(block => ArrayPool<double>.Shared.Return(block));
        _blocks.Clear();
    }

    /// <summary>Bounds half of a branch, or all selections where there is none, and keeps it open if it could hold something better.</summary>
    private void Look(Branch? whole, bool isUpper)
    {
        _branches++;
        var (polytope, relaxed) = Half(whole, isUpper);
        if (!polytope.IsBoxFeasible())
        {
            return;
        }

        // What is enough on the reporting grid says little about where to stop on a coarser one.
        var enough = _reported is null ? Enough : double.NegativeInfinity;
        var precision = Math.Max(PortfolioSolver.Proven, _closeEnough / 20);
        RelaxationSolver.Solve(polytope, _searched, whole is null ? _best.ToPoint().AsSpan() : whole.Point.Span, relaxed, enough, precision, MaxSteps, _cancellationToken);
        if (double.IsPositiveInfinity(relaxed.Bound))
        {
            return;
        }

        var bound = _reported is null ? relaxed.Bound
            : _reported.At(polytope, relaxed.Point, relaxed.Multipliers, _reportedGradient, slack: 0, _cancellationToken);
        bound = Math.Min(whole?.Bound ?? bound, bound);
        Offer(relaxed.Point);
        if (bound <= Enough)
        {
            _pruned = Math.Max(_pruned, bound);
        }
        else if (_branching.Of(polytope, relaxed) is { } division)
        {
            var point = RoomForPoint();
            relaxed.Point.AsSpan().CopyTo(point.Span);
            _open.Enqueue(new Branch(whole, isUpper, division, point, bound), (-bound, _branches));
        }
    }

    /// <summary>The constraints of half of a branch, and room for its relaxation; until asked for another's.</summary>
    private (RelaxedPolytope Polytope, RelaxedSolution Relaxed) Half(Branch? whole, bool isUpper)
    {
        var splits = whole?.Splits ?? 0;
        while (_parts.Count <= splits)
        {
            var part = new RelaxedPolytope(_polytope, _parts.Count, _low, _high);
            _parts.Add((part, new RelaxedSolution(_point, new double[part.Rows.Length], _gradient)));
        }

        var (polytope, relaxed) = _parts[splits];
        _polytope.Low.CopyTo(_low);
        _polytope.High.CopyTo(_high);
        for (var branch = whole; branch is not null; branch = branch.Whole)
        {
            var (kinds, column, below) = branch.Division;
            if (kinds is not null)
            {
                polytope.Hold(--splits, new Split(kinds, isUpper, isUpper ? below + 1 : below));
            }
            else if (isUpper)
            {
                _low[column] = Math.Max(_low[column], below + 1);
            }
            else
            {
                _high[column] = Math.Min(_high[column], below);
            }

            isUpper = branch.IsUpper;
        }

        polytope.SetFullPrices();
        return (polytope, relaxed);
    }

    private Memory<double> RoomForPoint()
    {
        if (_points.Count == 0)
        {
            var columns = _high.Count;
            var points = FirstPoints << Math.Max(0, _blocks.Count - 1);
            var block = ArrayPool<double>.Shared.Rent(points * columns);
            _blocks.Add(block);
            for (var i = 0; i < points; i++)
            {
                _points.Push(block.AsMemory(i * columns, columns));
            }
        }

        return _points.Pop();
    }

    private void Offer(ReadOnlySpan<double> point)
    {
        Rounding.Round(_state, point);
        if (_state.Objective > _bestObjective)
        {
            (_best, _bestObjective) = (_state.Selection.Copy(), _state.Objective);
        }
    }
}
