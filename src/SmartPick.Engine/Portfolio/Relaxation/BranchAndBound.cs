using System.Runtime.InteropServices;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Branch and bound, best bound first: divides as <see cref="Branching"/> finds best and bounds each node by the relaxation. Every node
/// keeps the point and multipliers that prove its bound, so that what the tree proves can be rechecked from its leaves. Run to its
/// end it proves a portfolio optimal; stopped early it still tightens the bound.
/// </summary>
internal sealed class BranchAndBound : IDisposable
{
    private const int MaxSteps = 100;

    private const int Root = -1;

    /// <summary>Nodes that room is made for at first.</summary>
    private const int FewNodes = 16;

    private readonly RelaxationConstraints _constraints;
    private readonly RelaxedValue _searched;
    private readonly DualBoundEvaluator _reported;
    private readonly Branching _branching;
    private readonly double _closeEnough;
    private readonly bool _isSearchedAsReported;
    private readonly WorkBudget _work;
    private readonly CancellationToken _cancellationToken;
    private readonly SearchState _state;
    private readonly List<SearchNode> _nodes = [];
    private readonly LazyGreedyQueue _open;

    // Of the node that is being processed.
    private readonly RelaxationConstraints _part;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _gradient;
    private readonly Selection _least;
    private readonly List<int> _opened = [];
    private readonly bool[] _leftOut;
    private RelaxedSolution _relaxed;

    private Selection _best;
    private double _bestObjective;

    /// <param name="constraints">Problem and constraints.</param>
    /// <param name="searchGrid">The grid that nodes are relaxed on.</param>
    /// <param name="reportGrid">The grid that bounds and portfolios are valued on: what is proved is proved on it.</param>
    /// <param name="incumbent">A feasible selection.</param>
    /// <param name="closeEnough">Nodes within this share of the best objective are not pursued.</param>
    /// <param name="work">What may be computed.</param>
    /// <param name="cancellationToken">Checked at every step of a node.</param>
    public BranchAndBound(
        RelaxationConstraints constraints, OddsGrid searchGrid, OddsGrid reportGrid, Selection incumbent, double closeEnough, WorkBudget work, CancellationToken cancellationToken)
    {
        _constraints = constraints;
        _searched = new RelaxedValue(constraints.Problem, searchGrid);
        _reported = new DualBoundEvaluator(constraints.Problem, reportGrid);
        _branching = new Branching(constraints.Problem, reportGrid);
        _closeEnough = closeEnough;
        _isSearchedAsReported = searchGrid.Nodes == reportGrid.Nodes;
        _work = work;
        _cancellationToken = cancellationToken;
        _state = new SearchState(constraints.Problem, reportGrid);
        _state.Load(incumbent);
        (_best, _bestObjective) = (incumbent, _state.Objective);
        (_low, _high, _gradient) = (Column(), Column(), Column());
        _least = new Selection(constraints.Problem);
        _leftOut = new bool[constraints.Problem.Classes.Length];
        _part = new RelaxationConstraints(constraints, _low, _high);
        _relaxed = new RelaxedSolution(Column(), new double[constraints.Rows.Length], Column());
        _open = new LazyGreedyQueue(node => _nodes[node].Bound, FewNodes);

        double[] Column() => new double[constraints.High.Length];
    }

    private double Enough => _bestObjective + (_closeEnough * Math.Abs(_bestObjective));

    /// <summary>Divides nodes until none could hold something better, or a limit is reached.</summary>
    /// <param name="maxLeaves">Nodes that are not divided further, at most.</param>
    /// <returns>
    /// The best selection found and the tree: the largest bound of its leaves holds for every selection's value less fees.
    /// </returns>
    public (Selection Best, double Objective, IReadOnlyList<SearchNode> Tree) Run(int maxLeaves)
    {
        Process(Root, isUpper: false);
        for (var leaves = 1; leaves < maxLeaves && !_work.IsSpent && _open.Next() is var (node, bound); leaves++)
        {
            if (bound <= Enough || _branching.Of(Constrained(node), _nodes[node], Ancestors(node)) is not { } decision)
            {
                break;
            }

            _nodes[node] = _nodes[node] with { Decision = decision };
            Process(node, isUpper: false);
            Process(node, isUpper: true);
        }

        return (_best, _bestObjective, _nodes);
    }

    public void Dispose()
    {
        _state.Dispose();
        _searched.Dispose();
        _reported.Dispose();
        _open.Dispose();
    }

    /// <summary>Bounds half of a node, or all selections, and keeps it open if it could hold something better.</summary>
    private void Process(int parent, bool isUpper)
    {
        var splits = parent == Root ? 0 : _nodes[parent].Splits + (_nodes[parent].Decision!.Value.Classes is null ? 0 : 1);
        SetHalf(parent, isUpper, splits);
        var doesNotFit = ExcludeWhatDoesNotFit();
        var node = new SearchNode { Parent = parent, IsUpper = isUpper, Splits = splits, Bound = double.NegativeInfinity, DoesNotFit = doesNotFit };
        if (!_least.IsWithinLimits() || _least.Fees + FlatDue() > _part.Problem.Budget || _part.IsContradiction())
        {
            _nodes.Add(node);
            return;
        }

        _part.SetAssistance();
        _part.LeaveOut(_leftOut);
        node = IsDecided() ? Decided(node) : Relaxed(node);
        _nodes.Add(node);
        if (node.Bound > Enough && !IsDecided())
        {
            _open.Add(_nodes.Count - 1, node.Bound);
        }
    }

    /// <summary>A node of one selection: its value is its bound.</summary>
    private SearchNode Decided(SearchNode node)
    {
        _state.Load(_least);
        Offer();
        var multipliers = new double[_part.Rows.Length];
        // Without a price on fees the tangent at the selection is its value, with more digits.
        var tangent = _reported.At(_part, _low, multipliers, _gradient, slack: 0, _cancellationToken);
        return node with
        {
            Bound = Math.Min(tangent, _state.Objective + _state.ValueError),
            Point = [.. _low],
            ReducedGradient = [.. _gradient],
            Multipliers = multipliers,
            IsOpen = IsOpen(),
        };
    }

    private SearchNode Relaxed(SearchNode node)
    {
        if (_relaxed.Multipliers.Length < _part.Rows.Length)
        {
            _relaxed = new RelaxedSolution(_relaxed.Point, new double[2 * _part.Rows.Length], _relaxed.ReducedGradient);
        }

        // What is enough on the reporting grid says little about where to stop on a coarser one.
        var precision = Math.Max(BoundProof.Proven / 4, _closeEnough / 20);
        var start = node.Parent == Root ? _best.ToPoint() : _nodes[node.Parent].Point;
        var enough = _isSearchedAsReported ? Enough : double.NegativeInfinity;
        ReadOnlySpan<double> prices = node.Parent == Root ? [] : _nodes[node.Parent].Multipliers;
        RelaxationSolver.Solve(_part, _searched, start, prices, _relaxed, enough, precision, MaxSteps, _work, _cancellationToken);
        var point = _relaxed.Point;
        var multipliers = _relaxed.Multipliers[.._part.Rows.Length];
        var bound = _reported.At(_part, point, multipliers, _gradient, slack: 0, _cancellationToken);
        if (node.Parent == Root || _nodes[node.Parent].Bound > bound)
        {
            node = node with { Bound = bound, Point = [.. point], ReducedGradient = [.. _gradient], Multipliers = multipliers, IsOpen = IsOpen() };
        }
        else
        {
            // What the parent proves holds for its halves: a sum that is held to a count has no price there.
            var (whole, earlier) = (_nodes[node.Parent], new double[_part.Rows.Length]);
            whole.Multipliers.CopyTo(earlier);
            node = node.DoesNotFit.Length == 0 && whole.Decision!.Value.Opens is null
                ? node with { Bound = whole.Bound, Point = whole.Point, ReducedGradient = whole.ReducedGradient, Multipliers = earlier, IsOpen = whole.IsOpen }
                : WithoutLeftOut(node, whole.Point, earlier);
        }

        var changes = _state.WorkOfChanges;
        Rounding.Round(_state, point);
        Offer();
        _work.Spend(_reported.Work + _state.WorkOfChanges - changes);
        return node;
    }

    /// <summary>What a point and prices prove where some of its classes are left out.</summary>
    private SearchNode WithoutLeftOut(SearchNode node, double[] point, double[] multipliers)
    {
        double[] left = [.. point];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = _high[i] == 0 ? 0 : left[i];
        }

        var bound = _reported.At(_part, left, multipliers, _gradient, slack: 0, _cancellationToken);
        return node with { Bound = bound, Point = left, ReducedGradient = [.. _gradient], Multipliers = multipliers, IsOpen = IsOpen() };
    }

    /// <summary>Sets the constraints of half of a node.</summary>
    private void SetHalf(int parent, bool isUpper, int splits)
    {
        _part.Begin(splits);
        _opened.Clear();
        Array.Clear(_leftOut);
        _constraints.Low.CopyTo(_low);
        _constraints.High.CopyTo(_high);
        for (var node = parent; node != Root; node = _nodes[node].Parent)
        {
            Exclude(_nodes[node].DoesNotFit);
            var (classes, column, below, opens) = _nodes[node].Decision!.Value;
            if (opens is { } group)
            {
                Open(group, classes!, isUpper);
            }

            if (classes is not null)
            {
                _part.Hold(--splits, new Split(classes, isUpper, isUpper ? below + 1 : below));
            }
            else if (isUpper)
            {
                _low[column] = Math.Max(_low[column], below + 1);
            }
            else
            {
                _high[column] = Math.Min(_high[column], below);
            }

            isUpper = _nodes[node].IsUpper;
        }

        Tighten();
        _part.SetOpen(CollectionsMarshal.AsSpan(_opened));
    }

    /// <summary>Opens a group, or closes it.</summary>
    private void Open(int group, bool[] classes, bool isOpen)
    {
        if (isOpen)
        {
            _opened.Add(group);
        }
        else
        {
            Exclude(classes);
        }
    }

    /// <summary>Flat prices of open groups that the least of every selection of the part does not pay yet.</summary>
    private Money FlatDue()
    {
        var due = Money.Zero;
        for (var g = 0; g < _part.IsOpen.Length; g++)
        {
            due += _part.IsOpen[g] && _least.TakenOf(g) == 0 ? _part.Problem.Fees[g].Opening : Money.Zero;
        }

        return due;
    }

    private bool[] IsOpen() => [.. _part.IsOpen];

    /// <summary>Draws the box in to what the counts of the classes leave of it.</summary>
    private void Tighten()
    {
        for (var k = 0; k < _part.Problem.Classes.Length; k++)
        {
            ref readonly var kind = ref _part.Problem.Classes[k];
            var low = _low.AsSpan(k * CompiledProblem.Levels, CompiledProblem.Levels);
            var high = _high.AsSpan(k * CompiledProblem.Levels, CompiledProblem.Levels);
            var (least, most) = (SpanMath.Sum(low), SpanMath.Sum(high));
            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                var (from, to) = (low[level], high[level]);
                high[level] = Math.Min(to, from + Math.Max(0, kind.Count - least));
                low[level] = kind.Forced ? Math.Max(from, kind.Count - (most - to)) : from;
            }
        }
    }

    /// <summary>The constraints of a node that has been processed.</summary>
    private RelaxationConstraints Constrained(int node)
    {
        SetHalf(_nodes[node].Parent, _nodes[node].IsUpper, _nodes[node].Splits);
        Exclude(_nodes[node].DoesNotFit);
        _part.SetAssistance();
        _part.LeaveOut(_leftOut);
        return _part;
    }

    /// <summary>The decisions that led to a node.</summary>
    private IEnumerable<BranchingDecision> Ancestors(int node)
    {
        for (var parent = _nodes[node].Parent; parent != Root; parent = _nodes[parent].Parent)
        {
            yield return _nodes[parent].Decision!.Value;
        }
    }

    /// <summary>Finds the least that every selection of the part takes, and leaves out classes that do not fit beside it.</summary>
    private bool[] ExcludeWhatDoesNotFit()
    {
        _least.Clear();
        for (var k = 0; k < _part.Problem.Classes.Length; k++)
        {
            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                for (var n = (int)_low[(k * CompiledProblem.Levels) + level]; n > 0; n--)
                {
                    _least.Add(k, level);
                }
            }

            while (_part.Problem.Classes[k].Forced && _least.Taken(k) < _part.Problem.Classes[k].Count)
            {
                _least.Add(k, 0);
            }
        }

        bool[] doesNotFit = [];
        var due = FlatDue();
        for (var k = 0; k < _part.Problem.Classes.Length; k++)
        {
            if (_least.Taken(k) == 0 && !_part.Problem.Classes[k].Forced
                && SpanMath.Max(_high.AsSpan(k * CompiledProblem.Levels, CompiledProblem.Levels)) > 0 && !_least.Fits(k, due - OwnDue(k)))
            {
                doesNotFit = doesNotFit.Length > 0 ? doesNotFit : new bool[_part.Problem.Classes.Length];
                doesNotFit[k] = true;
            }
        }

        Exclude(doesNotFit);
        return doesNotFit;

        // What its first program pays is in the fee of the program already.
        Money OwnDue(int kind) =>
            _part.Problem.Classes[kind].Group is var g && g < _part.IsOpen.Length && _part.IsOpen[g] && _least.TakenOf(g) == 0
            ? _part.Problem.Fees[g].Opening
            : Money.Zero;
    }

    private void Exclude(bool[] classes)
    {
        for (var k = 0; k < classes.Length; k++)
        {
            if (classes[k])
            {
                _leftOut[k] = true;
                _high.AsSpan(k * CompiledProblem.Levels, CompiledProblem.Levels).Clear();
            }
        }
    }

    /// <summary>Whether the part holds a single selection.</summary>
    private bool IsDecided() => _low.AsSpan().SequenceEqual(_high);

    private void Offer()
    {
        if (_state.Objective > _bestObjective && _state.Selection.IsFeasible())
        {
            (_best, _bestObjective) = (_state.Selection.Copy(), _state.Objective);
        }
    }
}
