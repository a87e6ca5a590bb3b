using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// One projected-gradient step over a <see cref="RelaxedPolytope"/>: the point that maximises
/// gradient · (x − from) − |x − from|²_D / (2 · size) subject to all constraints. The multipliers of the coupling rows
/// are found by semismooth Newton on the dual, which is smooth, convex and has one variable a row.
/// </summary>
internal sealed class ProximalStep
{
    private const int MaxNewtonSteps = 100;
    private const double LeastDamping = 1e-9;
    private const double MostDamping = 1e3;
    private const double DampingFactor = 10;
    private const double ResidualTolerance = 1e-9;

    private readonly RelaxedPolytope _polytope;
    private readonly double[] _scale;
    private readonly double[] _tierScale;
    private readonly double[] _residual;
    private readonly double[] _trial;
    private readonly double[] _trialResidual;
    private readonly DenseMatrix _curvature;
    private readonly double[] _freeCurvature;
    private readonly double[] _reduced;

    /// <param name="polytope">The constraints.</param>
    /// <param name="scale">D by kind: how strongly the objective curves in it.</param>
    public ProximalStep(RelaxedPolytope polytope, double[] scale)
    {
        _polytope = polytope;
        _scale = scale;
        var rows = polytope.Rows.Length;
        _tierScale = [.. polytope.Tiers.Select(_ => scale.Length == 0 ? 1 : scale.Min())];
        _residual = new double[rows];
        _trial = new double[rows];
        _trialResidual = new double[rows];
        _curvature = new DenseMatrix(Math.Max(1, rows));
        _freeCurvature = FreeCurvature(polytope, scale, _tierScale);
        Multipliers = new double[rows];
        Point = new double[polytope.Kinds.Length];
        _reduced = new double[Point.Length];
        TierPoint = new double[polytope.Tiers.Count];
    }

    /// <summary>Multipliers of the coupling rows, kept from step to step as the next start.</summary>
    public double[] Multipliers { get; }

    /// <summary>Where the step leads: x by kind and level.</summary>
    public double[] Point { get; }

    /// <summary>Where the step leads: applications by fee tier.</summary>
    public double[] TierPoint { get; }

    public void Take(double[] from, double[] tiersFrom, double[] gradient, double size)
    {
        var dual = Evaluate(from, tiersFrom, gradient, size, Multipliers, _residual);
        var damping = LeastDamping;
        for (var step = 0; step < MaxNewtonSteps && !IsSolved(Multipliers, _residual); step++)
        {
            SetTrial(size, damping);
            var trialDual = Evaluate(from, tiersFrom, gradient, size, _trial, _trialResidual);
            if (trialDual < dual)
            {
                dual = trialDual;
                _trial.CopyTo(Multipliers, 0);
                _trialResidual.CopyTo(_residual, 0);
                damping = Math.Max(LeastDamping, damping / DampingFactor);
            }
            else
            {
                // No curvature where every column sits at a bound: damp towards the curvature of free columns.
                damping *= DampingFactor;
                if (damping > MostDamping)
                {
                    break;
                }

                Evaluate(from, tiersFrom, gradient, size, Multipliers, _residual);
            }
        }
    }

    private bool IsSolved(double[] multipliers, double[] residual)
    {
        for (var row = 0; row < multipliers.Length; row++)
        {
            var tolerance = ResidualTolerance * (1 + Math.Abs(_polytope.Rows[row].Bound));
            if (residual[row] > tolerance || (multipliers[row] > 0 && residual[row] < -tolerance))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A damped Newton step (Levenberg–Marquardt) over the rows that bind or are overrun. The damping is measured in
    /// the curvature that there would be with every column free.
    /// </summary>
    private void SetTrial(double size, double damping)
    {
        var active = Enumerable.Range(0, _residual.Length).Where(row => Multipliers[row] > 0 || _residual[row] > 0).ToArray();
        var matrix = DenseMatrix.Create(active.Length, active.Length, (i, j) => _curvature[active[i], active[j]]);
        for (var i = 0; i < active.Length; i++)
        {
            matrix[i, i] += damping * size * _freeCurvature[active[i]];
        }

        var solved = matrix.Cholesky().Solve(Vector<double>.Build.DenseOfEnumerable(active.Select(row => _residual[row])));
        Multipliers.CopyTo(_trial, 0);
        for (var i = 0; i < active.Length; i++)
        {
            _trial[active[i]] = Math.Max(0, Multipliers[active[i]] + solved[i]);
        }
    }

    /// <summary>The dual at the multipliers, with the maximiser, the residual A·x − b and its curvature.</summary>
    private double Evaluate(
        double[] from, double[] tiersFrom, double[] gradient, double size, double[] multipliers, double[] residual)
    {
        var dual = 0.0;
        for (var row = 0; row < residual.Length; row++)
        {
            residual[row] = -_polytope.Rows[row].Bound;
            dual += multipliers[row] * _polytope.Rows[row].Bound;
        }

        _curvature.Clear();
        Span<double> wish = stackalloc double[Market.Levels];
        Span<bool> free = stackalloc bool[Market.Levels];
        for (var k = 0; k < _scale.Length; k++)
        {
            var step = size / _scale[k];
            var first = k * Market.Levels;
            var isWished = false;
            for (var level = 0; level < Market.Levels; level++)
            {
                var i = first + level;
                _reduced[i] = gradient[i] - (_polytope.Kinds[i] is { } column ? RelaxedPolytope.Price(column, multipliers) : double.PositiveInfinity);
                wish[level] = from[i] + (step * _reduced[i]);
                isWished |= wish[level] > 0 || _polytope.Low[i] > 0 || from[i] > 0;
            }

            var kind = _polytope.Market.Kinds[k];
            if (!isWished && !kind.Forced)
            {
                // Most kinds of a market: not taken, and not worth their price.
                Point.AsSpan(first, Market.Levels).Clear();
                continue;
            }

            var isFull = CappedBox.Project(
                wish,
                _polytope.Low.AsSpan(first, Market.Levels),
                _polytope.High.AsSpan(first, Market.Levels),
                kind.Count,
                kind.Forced,
                Point.AsSpan(first, Market.Levels),
                free);
            for (var level = 0; level < Market.Levels; level++)
            {
                var i = first + level;
                if (_polytope.Kinds[i] is { } column)
                {
                    var moved = Point[i] - from[i];
                    dual += (_reduced[i] * Point[i]) - (moved * moved / (2 * step)) - (gradient[i] * from[i]);
                    AddResidual(residual, column, Point[i]);
                }
            }

            AddCurvature(first, free, isFull, step);
        }

        for (var t = 0; t < _tierScale.Length; t++)
        {
            var (width, column) = _polytope.Tiers[t];
            var step = size / _tierScale[t];
            var reduced = -column.Cost - RelaxedPolytope.Price(column, multipliers);
            var y = tiersFrom[t] + (step * reduced);
            var isFree = y > 0 && y < width;
            y = Math.Clamp(y, 0, width);
            TierPoint[t] = y;
            var moved = y - tiersFrom[t];
            dual += (reduced * y) - (moved * moved / (2 * step)) + (column.Cost * tiersFrom[t]);
            AddResidual(residual, column, y);
            if (isFree)
            {
                AddOuter(column.Coefficients, column.Coefficients, step);
            }
        }

        return dual;
    }

    /// <summary>Diagonal of the dual's curvature at size 1 with every column free.</summary>
    private static double[] FreeCurvature(RelaxedPolytope polytope, double[] scale, double[] tierScale)
    {
        var curvature = new double[polytope.Rows.Length];
        for (var i = 0; i < polytope.Kinds.Length; i++)
        {
            if (polytope.Kinds[i] is { } column)
            {
                Add(column, scale[i / Market.Levels]);
            }
        }

        for (var t = 0; t < tierScale.Length; t++)
        {
            Add(polytope.Tiers[t].Column, tierScale[t]);
        }

        return curvature;

        void Add(in RelaxedColumn column, double columnScale)
        {
            foreach (var (row, value) in column.Coefficients)
            {
                curvature[row] += value * value / columnScale;
            }
        }
    }

    private static void AddResidual(double[] residual, in RelaxedColumn column, double amount)
    {
        if (amount == 0)
        {
            return;
        }

        foreach (var (row, value) in column.Coefficients)
        {
            residual[row] += value * amount;
        }
    }

    private void AddCurvature(int first, ReadOnlySpan<bool> free, bool isFull, double step)
    {
        var count = 0;
        for (var level = 0; level < Market.Levels; level++)
        {
            count += free[level] ? 1 : 0;
        }

        for (var i = 0; i < Market.Levels; i++)
        {
            if (!free[i])
            {
                continue;
            }

            var column = _polytope.Kinds[first + i]!.Value.Coefficients;
            AddOuter(column, column, step);
            for (var j = 0; isFull && j < Market.Levels; j++)
            {
                if (free[j])
                {
                    AddOuter(column, _polytope.Kinds[first + j]!.Value.Coefficients, -step / count);
                }
            }
        }
    }

    private void AddOuter(Coefficient[] left, Coefficient[] right, double factor)
    {
        foreach (var (i, a) in left)
        {
            foreach (var (j, b) in right)
            {
                _curvature[i, j] += factor * a * b;
            }
        }
    }
}
