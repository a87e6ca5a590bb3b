using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Branch and bound, best bound first: splits on how many strong programs are taken, or on a fractional count, and bounds
/// each branch by the relaxation. Run to its end it proves a portfolio optimal; stopped early it still tightens the bound.
/// </summary>
internal sealed class Enumeration : IDisposable
{
    private const int MaxSteps = 100;
    private const double Fractional = 1e-6;

    /// <summary>Stands in for the hazard of a program without odds.</summary>
    private const double LeastHazard = 1e-9;

    /// <summary>A sum this far from whole is worth a branch of its own.</summary>
    private const double FarFromWhole = 0.05;

    private readonly RelaxedPolytope _polytope;
    private readonly OddsGrid _searchGrid;
    private readonly OddsGrid _reportGrid;
    private readonly double _closeEnough;
    private readonly CancellationToken _cancellationToken;
    private readonly double[] _hazards;
    private readonly SearchState _state;
    private readonly PriorityQueue<Branch, (double, int)> _open = new();
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
        _searchGrid = searchGrid;
        _reportGrid = reportGrid;
        _closeEnough = closeEnough;
        _cancellationToken = cancellationToken;
        _state = new SearchState(polytope.Market, reportGrid);
        _state.Load(incumbent);
        (_best, _bestObjective) = (incumbent, _state.Objective);
        _hazards = new double[polytope.High.Length];
        for (var i = 0; i < _hazards.Length; i++)
        {
            var (kind, level) = (polytope.Market.Kinds[i / Portfolio.Market.Levels], i % Portfolio.Market.Levels);
            _hazards[i] = kind.Takes(level) ? SpanMath.Dot(reportGrid.Hazards(kind.Row(level)), reportGrid.Weights) : 0;
        }
    }

    private Market Market => _polytope.Market;

    private double Enough => _bestObjective + (_closeEnough * Math.Max(_closeEnough, Math.Abs(_bestObjective)));

    /// <summary>Enumerates, for at most a number of branches.</summary>
    /// <returns>The best selection found and an upper bound on every selection's value less fees.</returns>
    public (Selection Best, double Objective, double Bound) Run(int maxBranches)
    {
        Look(new Branch([], [], _polytope, _best.ToPoint(), [], double.PositiveInfinity));
        while (_branches < maxBranches && _open.TryDequeue(out var branch, out _))
        {
            Divide(branch);
        }

        var bound = Math.Max(_bestObjective, _pruned);
        foreach (var (branch, _) in _open.UnorderedItems)
        {
            bound = Math.Max(bound, branch.Bound);
        }

        return (_best, _bestObjective, bound);
    }

    public void Dispose() => _state.Dispose();

    /// <summary>Bounds a branch and keeps it open if it could hold something better.</summary>
    private void Look(Branch branch)
    {
        _branches++;
        var polytope = Polytope(branch);
        if (!polytope.IsBoxFeasible())
        {
            return;
        }

        // What is enough on the reporting grid says little about where to stop on a coarser one.
        var isReported = _searchGrid == _reportGrid;
        var relaxed = RelaxationSolver.Solve(
            polytope, _searchGrid, branch.Point, isReported ? Enough : double.NegativeInfinity, Math.Max(PortfolioSolver.Proven, _closeEnough / 20), MaxSteps, _cancellationToken);
        if (double.IsPositiveInfinity(relaxed.Bound))
        {
            return;
        }

        var bound = isReported ? relaxed.Bound
            : ReportedBound.Of(polytope, relaxed, _reportGrid, slack: 0, _cancellationToken).Bound;
        bound = Math.Min(branch.Bound, bound);
        Offer(relaxed.Point);
        if (bound <= Enough)
        {
            _pruned = Math.Max(_pruned, bound);
        }
        else
        {
            _open.Enqueue(branch with { Polytope = polytope, Point = relaxed.Point, Gradient = relaxed.ReducedGradient, Bound = bound }, (-bound, _branches));
        }
    }

    private void Divide(Branch branch)
    {
        if (branch.Bound <= Enough)
        {
            _pruned = Math.Max(_pruned, branch.Bound);
            return;
        }

        if (SplitOnStrength(branch.Point) is var (kinds, count))
        {
            Look(branch with { Splits = [.. branch.Splits, new Split(kinds, AtLeast: false, count)] });
            Look(branch with { Splits = [.. branch.Splits, new Split(kinds, AtLeast: true, count + 1)] });
            return;
        }

        if (MostExcessive(branch) is not var (column, low, high))
        {
            // Nothing is left to decide: the point is a whole selection, and it has been offered.
            return;
        }

        var below = Math.Clamp((int)Math.Floor(branch.Point[column] + Fractional), low, high - 1);
        Look(branch with { Boxes = [.. branch.Boxes, (column, low, below)] });
        Look(branch with { Boxes = [.. branch.Boxes, (column, below + 1, high)] });
    }

    /// <summary>
    /// The kinds at least half as strong as the strongest fractional one, if the number taken of them is far from whole.
    /// </summary>
    private (bool[] Kinds, int Count)? SplitOnStrength(double[] point)
    {
        var strongest = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            if (Math.Abs(point[i] - Math.Round(point[i])) > Fractional)
            {
                strongest = Math.Max(strongest, Strength(i / Portfolio.Market.Levels));
            }
        }

        if (strongest == 0)
        {
            return null;
        }

        var kinds = new bool[Market.Kinds.Length];
        for (var k = 0; k < kinds.Length; k++)
        {
            kinds[k] = Strength(k) >= strongest / 2;
        }

        var sum = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            sum += kinds[i / Portfolio.Market.Levels] ? point[i] : 0;
        }

        return Math.Abs(sum - Math.Round(sum)) > FarFromWhole ? (kinds, (int)Math.Floor(sum)) : null;
    }

    /// <summary>A kind's mean hazard without a signal.</summary>
    private double Strength(int kind) => _hazards[kind * Portfolio.Market.Levels];

    /// <summary>The count whose fraction is worth most to the relaxation; where all are whole, any that is still open; null when none is.</summary>
    private (int Column, int Low, int High)? MostExcessive(Branch branch)
    {
        var polytope = branch.Polytope;
        int? split = null;
        var most = -1.0;
        for (var i = 0; i < branch.Point.Length; i++)
        {
            if (polytope.High[i] > polytope.Low[i] && Excess(branch, i) is var excess && excess > most)
            {
                (split, most) = (i, excess);
            }
        }

        return split is { } column ? (column, (int)polytope.Low[column], (int)polytope.High[column]) : null;
    }

    /// <summary>
    /// About what the relaxation makes of a fraction f of a program beyond f times what it makes of all of it: a strong
    /// program's 1 − exp(−λ f) runs far above f · (1 − exp(−λ)). That is what a branch on it takes off the bound.
    /// </summary>
    private double Excess(Branch branch, int column)
    {
        var fraction = branch.Point[column] - Math.Floor(branch.Point[column]);
        var hazard = Math.Max(_hazards[column], LeastHazard);
        return branch.Gradient[column] / hazard * (1 - Math.Exp(-hazard * fraction) - (fraction * (1 - Math.Exp(-hazard))));
    }

    private RelaxedPolytope Polytope(Branch branch)
    {
        var polytope = new RelaxedPolytope(_polytope, branch.Splits);
        foreach (var (column, low, high) in branch.Boxes)
        {
            polytope.Low[column] = low;
            polytope.High[column] = high;
        }

        return polytope;
    }

    private void Offer(double[] point)
    {
        Rounding.Round(_state, point);
        if (_state.Objective > _bestObjective)
        {
            (_best, _bestObjective) = (_state.Selection.Copy(), _state.Objective);
        }
    }

    /// <summary>A part of all selections.</summary>
    /// <param name="Splits">What sums of kinds are held to.</param>
    /// <param name="Boxes">What single counts are held to, later ones overriding earlier ones.</param>
    /// <param name="Polytope">The constraints: the whole market's until it is looked at.</param>
    /// <param name="Point">Where to start relaxing; once looked at, the relaxed point.</param>
    /// <param name="Gradient">What more of each kind and level would add there, less its fee.</param>
    /// <param name="Bound">What no selection of it exceeds.</param>
    private sealed record Branch(
        Split[] Splits, (int Column, int Low, int High)[] Boxes, RelaxedPolytope Polytope, double[] Point, double[] Gradient, double Bound);
}
