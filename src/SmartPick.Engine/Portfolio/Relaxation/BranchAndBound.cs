using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// SearchNode and bound, best bound first: divides as <see cref="Branching"/> finds best and bounds each branch by the relaxation.
/// Run to its end it proves a portfolio optimal; stopped early it still tightens the bound.
/// </summary>
internal sealed class BranchAndBound : IDisposable
{
    private const int MaxSteps = 100;

    private const int AllSelections = -1;

    /// <summary>Branches that room is made for at first; most enumerations have few.</summary>
    private const int FewBranches = 16;

    private readonly RelaxationConstraints _constraints;
    private readonly RelaxedValue _searched;
    private readonly DualBoundEvaluator? _reported;
    private readonly Branching _branching;
    private readonly double _closeEnough;
    private readonly CancellationToken _cancellationToken;
    private readonly SearchState _state;
    private readonly WorkspaceList<SearchNode> _branches;
    private readonly LazyGreedyQueue _open;

    // Of the branch that is looked at.
    private readonly RelaxationConstraints _part;
    private readonly ArraySegment<double> _low;
    private readonly ArraySegment<double> _high;
    private readonly ArraySegment<double> _point;
    private readonly ArraySegment<double> _gradient;
    private readonly ArraySegment<double> _reportedGradient;
    private RelaxedSolution _relaxed;

    private Selection _best;
    private int _looks;
    private double _bestObjective;
    private double _pruned = double.NegativeInfinity;

    /// <param name="constraints">CompiledProblem and constraints.</param>
    /// <param name="searchGrid">The grid that branches are relaxed on.</param>
    /// <param name="reportGrid">The grid that bounds and portfolios are valued on: what is proved is proved on it.</param>
    /// <param name="incumbent">A feasible selection.</param>
    /// <param name="closeEnough">Branches within this share of the best objective are not pursued.</param>
    /// <param name="cancellationToken">Checked at every step of a branch.</param>
    public BranchAndBound(
        RelaxationConstraints constraints, OddsGrid searchGrid, OddsGrid reportGrid, Selection incumbent, double closeEnough, CancellationToken cancellationToken)
    {
        _constraints = constraints;
        _searched = new RelaxedValue(constraints.Problem, searchGrid);
        _reported = searchGrid == reportGrid ? null : new DualBoundEvaluator(constraints.Problem, reportGrid);
        _branching = new Branching(constraints.Problem, reportGrid);
        _closeEnough = closeEnough;
        _cancellationToken = cancellationToken;
        _state = new SearchState(constraints.Problem, reportGrid);
        _state.Load(incumbent);
        (_best, _bestObjective) = (incumbent, _state.Objective);
        (_low, _high, _point, _gradient, _reportedGradient) = (Column(), Column(), Column(), Column(), Column());
        _part = new RelaxationConstraints(constraints, _low, _high);
        _relaxed = new RelaxedSolution(_point, [], _gradient);
        _branches = new(constraints.Problem.Workspace, FewBranches);
        _open = new LazyGreedyQueue(branch => _branches[branch].Bound, FewBranches);

        ArraySegment<double> Column() => constraints.Problem.Workspace.Take<double>(constraints.High.Count);
    }

    private double Enough => _bestObjective + (_closeEnough * Math.Max(_closeEnough, Math.Abs(_bestObjective)));

    /// <summary>Enumerates, for at most a number of branches.</summary>
    /// <returns>The best selection found and an upper bound on every selection's value less fees.</returns>
    public (Selection Best, double Objective, double Bound) Run(int maxBranches)
    {
        ProcessNode(AllSelections, isUpper: false);
        while (_looks < maxBranches && _open.Next() is var (branch, open))
        {
            if (open <= Enough)
            {
                _pruned = Math.Max(_pruned, open);
            }
            else
            {
                ProcessNode(branch, isUpper: false);
                ProcessNode(branch, isUpper: true);
            }
        }

        // None of those that are left could hold more than the first of them.
        var left = _open.Next()?.Score ?? double.NegativeInfinity;
        return (_best, _bestObjective, Math.Max(left, Math.Max(_bestObjective, _pruned)));
    }

    public void Dispose()
    {
        _state.Dispose();
        _searched.Dispose();
        _reported?.Dispose();
        _open.Dispose();
    }

    /// <summary>Bounds half of a branch, or all selections where there is none, and keeps it open if it could hold something better.</summary>
    private void ProcessNode(int whole, bool isUpper)
    {
        _looks++;
        SetHalf(whole, isUpper);
        if (!_part.IsBoxFeasible())
        {
            return;
        }

        // What is enough on the reporting grid says little about where to stop on a coarser one.
        var enough = _reported is null ? Enough : double.NegativeInfinity;
        var precision = Math.Max(PortfolioSolver.Proven, _closeEnough / 20);
        var start = whole == AllSelections ? _best.ToPoint() : _branches[whole].Point;
        RelaxationSolver.Solve(_part, _searched, start, _relaxed, enough, precision, MaxSteps, _cancellationToken);
        if (double.IsPositiveInfinity(_relaxed.Bound))
        {
            return;
        }

        var bound = _reported is null ? _relaxed.Bound
            : _reported.At(_part, _point, _relaxed.Multipliers, _reportedGradient, slack: 0, _cancellationToken);
        bound = whole == AllSelections ? bound : Math.Min(_branches[whole].Bound, bound);
        Offer(_point);
        if (bound <= Enough)
        {
            _pruned = Math.Max(_pruned, bound);
        }
        else if (_branching.Of(_part, _relaxed) is { } division)
        {
            var point = _constraints.Problem.Workspace.Take<double>(_point.Count);
            _point.CopyTo(point);
            var splits = (whole == AllSelections ? 0 : _branches[whole].Splits) + (division.Classes is null ? 0 : 1);
            _open.Add(_branches.Add(new SearchNode(whole, isUpper, division, splits, point, bound)), bound);
        }
    }

    /// <summary>Sets the constraints of half of a branch, and makes room for its relaxation.</summary>
    private void SetHalf(int whole, bool isUpper)
    {
        var splits = whole == AllSelections ? 0 : _branches[whole].Splits;
        _part.Begin(splits);
        if (_relaxed.Multipliers.Count < _part.Rows.Length)
        {
            _relaxed = new RelaxedSolution(_point, _constraints.Problem.Workspace.Take<double>(2 * _part.Rows.Length), _gradient);
        }

        _constraints.Low.CopyTo(_low);
        _constraints.High.CopyTo(_high);
        for (var branch = whole; branch != AllSelections; branch = _branches[branch].Whole)
        {
            var (kinds, column, below) = _branches[branch].BranchingDecision;
            if (kinds is not null)
            {
                _part.Hold(--splits, new Split(kinds, isUpper, isUpper ? below + 1 : below));
            }
            else if (isUpper)
            {
                _low[column] = Math.Max(_low[column], below + 1);
            }
            else
            {
                _high[column] = Math.Min(_high[column], below);
            }

            isUpper = _branches[branch].IsUpper;
        }

        _part.SetFullPrices();
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
