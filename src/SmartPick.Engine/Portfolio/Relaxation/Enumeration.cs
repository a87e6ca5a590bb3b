using System.Numerics.Tensors;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Branch and bound, best bound first: splits on how many strong programs are taken, or on a fractional count, and bounds
/// each branch by the relaxation. Run to its end it proves a portfolio optimal; stopped early it still tightens the bound.
/// </summary>
internal sealed class Enumeration
{
    private const int MaxSteps = 100;
    private const double Fractional = 1e-6;

    /// <summary>A sum this far from whole is worth a branch of its own.</summary>
    private const double FarFromWhole = 0.05;

    private readonly Market _market;
    private readonly OddsGrid _grid;
    private readonly double _closeEnough;
    private readonly CancellationToken _cancellationToken;
    private readonly double[] _strengths;
    private readonly PriorityQueue<Branch, (double, int)> _open = new();
    private int _branches;
    private double _bestObjective;
    private double _pruned = double.NegativeInfinity;

    private Enumeration(Market market, OddsGrid grid, Selection incumbent, double closeEnough, CancellationToken cancellationToken)
    {
        _market = market;
        _grid = grid;
        _closeEnough = closeEnough;
        _cancellationToken = cancellationToken;
        var state = new SearchState(market, grid);
        state.Load(incumbent);
        (Best, _bestObjective) = (incumbent, state.Objective);
        _strengths = [.. market.Kinds.Select(k => TensorPrimitives.Dot(grid.Hazards(k.Rows[0]), grid.Weights))];
    }

    private Selection Best { get; set; }

    private double Enough => _bestObjective + (_closeEnough * Math.Max(_closeEnough, Math.Abs(_bestObjective)));

    /// <summary>Enumerates.</summary>
    /// <param name="market">The market.</param>
    /// <param name="grid">Quadrature: what is proved is proved on it.</param>
    /// <param name="incumbent">A feasible selection.</param>
    /// <param name="closeEnough">Branches within this share of the best objective are not pursued.</param>
    /// <param name="maxBranches">Stops after this many branches.</param>
    /// <param name="cancellationToken">Checked at every branch.</param>
    /// <returns>The best selection found and an upper bound on every selection's value less fees.</returns>
    public static (Selection Best, double Objective, double Bound) Run(
        Market market, OddsGrid grid, Selection incumbent, double closeEnough, int maxBranches, CancellationToken cancellationToken)
    {
        var enumeration = new Enumeration(market, grid, incumbent, closeEnough, cancellationToken);
        enumeration.Look(new Branch([], [], incumbent.ToPoint(), double.PositiveInfinity));
        while (enumeration._branches < maxBranches && enumeration._open.TryDequeue(out var branch, out _))
        {
            enumeration.Divide(branch);
        }

        var bound = Math.Max(enumeration._bestObjective, enumeration._pruned);
        foreach (var (branch, _) in enumeration._open.UnorderedItems)
        {
            bound = Math.Max(bound, branch.Bound);
        }

        return (enumeration.Best, enumeration._bestObjective, bound);
    }

    /// <summary>Bounds a branch and keeps it open if it could hold something better.</summary>
    private void Look(Branch branch)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _branches++;
        var polytope = Polytope(branch);
        if (!polytope.IsBoxFeasible())
        {
            return;
        }

        var relaxed = new RelaxationSolver(polytope, _grid, branch.Point).Solve(Enough, Math.Max(PortfolioSolver.Proven, _closeEnough / 20), MaxSteps, _cancellationToken);
        var bound = Math.Min(branch.Bound, relaxed.Bound);
        if (relaxed.Point.Length == 0)
        {
            return;
        }

        Offer(relaxed.Point);
        if (bound <= Enough)
        {
            _pruned = Math.Max(_pruned, bound);
        }
        else
        {
            _open.Enqueue(branch with { Point = relaxed.Point, Bound = bound }, (-bound, _branches));
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

        if (FurthestFromWhole(branch) is not var (column, low, high))
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
    private (int[] Kinds, int Count)? SplitOnStrength(double[] point)
    {
        var strongest = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            if (Math.Abs(point[i] - Math.Round(point[i])) > Fractional)
            {
                strongest = Math.Max(strongest, _strengths[i / Market.Levels]);
            }
        }

        if (strongest == 0)
        {
            return null;
        }

        var kinds = Enumerable.Range(0, _strengths.Length).Where(k => _strengths[k] >= strongest / 2).ToArray();
        var sum = kinds.Sum(k => TensorPrimitives.Sum(point.AsSpan(k * Market.Levels, Market.Levels)));
        return Math.Abs(sum - Math.Round(sum)) > FarFromWhole ? (kinds, (int)Math.Floor(sum)) : null;
    }

    /// <summary>The count that is furthest from whole; where all are whole, any that is still open; null when none is.</summary>
    private (int Column, int Low, int High)? FurthestFromWhole(Branch branch)
    {
        var polytope = Polytope(branch);
        int? split = null;
        var furthest = -1.0;
        for (var i = 0; i < branch.Point.Length; i++)
        {
            var distance = Math.Abs(branch.Point[i] - Math.Round(branch.Point[i]));
            if (polytope.High[i] > polytope.Low[i] && distance > furthest)
            {
                (split, furthest) = (i, distance);
            }
        }

        return split is { } column ? (column, (int)polytope.Low[column], (int)polytope.High[column]) : null;
    }

    private RelaxedPolytope Polytope(Branch branch)
    {
        var polytope = new RelaxedPolytope(_market, branch.Splits);
        foreach (var (column, low, high) in branch.Boxes)
        {
            polytope.Low[column] = low;
            polytope.High[column] = high;
        }

        return polytope;
    }

    private void Offer(double[] point)
    {
        var state = Rounding.Round(_market, _grid, point);
        if (state.Objective > _bestObjective)
        {
            (Best, _bestObjective) = (state.Selection, state.Objective);
        }
    }

    /// <summary>A part of all selections.</summary>
    /// <param name="Splits">What sums of kinds are held to.</param>
    /// <param name="Boxes">What single counts are held to, later ones overriding earlier ones.</param>
    /// <param name="Point">Where to start relaxing.</param>
    /// <param name="Bound">What no selection of it exceeds.</param>
    private sealed record Branch(Split[] Splits, (int Column, int Low, int High)[] Boxes, double[] Point, double Bound);
}
