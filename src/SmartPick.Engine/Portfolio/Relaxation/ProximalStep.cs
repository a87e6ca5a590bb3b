using System.Numerics.Tensors;

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
    private const double FirstDamping = 1e-3;
    private const double MostDamping = 1e3;
    private const double DampingFactor = 10;
    private const double ResidualTolerance = 1e-8;

    private readonly RelaxedPolytope _polytope;
    private readonly double[] _scale;
    private readonly double _tierScale;
    private readonly int _rows;
    private readonly double[] _trial;
    private readonly double[] _freeCurvature;
    private readonly double[] _system;
    private readonly double[] _solution;
    private readonly int[] _active;
    private readonly double[] _columns;
    private double[] _residual;
    private double[] _curvature;
    private double[] _trialResidual;
    private double[] _trialCurvature;

    /// <param name="polytope">The constraints.</param>
    /// <param name="scale">D by kind: how strongly the objective curves in it.</param>
    public ProximalStep(RelaxedPolytope polytope, double[] scale)
    {
        _polytope = polytope;
        _scale = scale;
        _tierScale = scale.Length == 0 ? 1 : TensorPrimitives.Min<double>(scale);
        _rows = polytope.Rows.Length;
        _residual = new double[_rows];
        _trial = new double[_rows];
        _trialResidual = new double[_rows];
        _curvature = new double[_rows * _rows];
        _trialCurvature = new double[_rows * _rows];
        _freeCurvature = new double[_rows];
        _system = new double[_rows * _rows];
        _solution = new double[_rows];
        _active = new int[_rows];
        _columns = new double[Market.Levels * _rows];
        Multipliers = new double[_rows];
        Point = new double[polytope.High.Length];
        TierPoint = new double[polytope.Tiers.Length];
        SetFreeCurvature();
    }

    /// <summary>Multipliers of the coupling rows, kept from step to step as the next start.</summary>
    public double[] Multipliers { get; }

    /// <summary>Where the step leads: x by kind and level.</summary>
    public double[] Point { get; }

    /// <summary>Where the step leads: applications by fee tier.</summary>
    public double[] TierPoint { get; }

    public void Take(double[] from, double[] tiersFrom, double[] gradient, double size)
    {
        var dual = Evaluate(from, tiersFrom, gradient, size, Multipliers, _residual, _curvature);
        var damping = FirstDamping;
        var isThere = true;
        for (var step = 0; step < MaxNewtonSteps && damping <= MostDamping && !IsSolved() && SetTrial(size, damping); step++)
        {
            var trialDual = Evaluate(from, tiersFrom, gradient, size, _trial, _trialResidual, _trialCurvature);
            isThere = trialDual < dual;
            if (isThere)
            {
                dual = trialDual;
                _trial.CopyTo(Multipliers, 0);
                (_residual, _trialResidual) = (_trialResidual, _residual);
                (_curvature, _trialCurvature) = (_trialCurvature, _curvature);
                damping = Math.Max(LeastDamping, damping / DampingFactor);
            }
            else
            {
                // No curvature where every column sits at a bound: damp towards the curvature of free columns.
                damping *= DampingFactor;
            }
        }

        if (!isThere)
        {
            Evaluate(from, tiersFrom, gradient, size, Multipliers, _residual, _curvature);
        }
    }

    private bool IsSolved()
    {
        for (var row = 0; row < _rows; row++)
        {
            var tolerance = ResidualTolerance * (1 + Math.Abs(_polytope.Rows[row].Bound));
            if (_residual[row] > tolerance || (Multipliers[row] > 0 && _residual[row] < -tolerance))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A damped Newton step (Levenberg–Marquardt) over the rows that bind or are overrun. The damping is measured in
    /// the curvature that there would be with every column free. False where no step can be computed.
    /// </summary>
    private bool SetTrial(double size, double damping)
    {
        var count = 0;
        for (var row = 0; row < _rows; row++)
        {
            if (Multipliers[row] > 0 || _residual[row] > 0)
            {
                _active[count++] = row;
            }
        }

        for (var i = 0; i < count; i++)
        {
            _solution[i] = _residual[_active[i]];
            for (var j = 0; j <= i; j++)
            {
                _system[(i * count) + j] = _curvature[(_active[i] * _rows) + _active[j]];
            }

            _system[(i * count) + i] += damping * size * _freeCurvature[_active[i]];
        }

        if (!SolvePositive(_system, _solution.AsSpan(0, count)))
        {
            return false;
        }

        Multipliers.CopyTo(_trial, 0);
        for (var i = 0; i < count; i++)
        {
            _trial[_active[i]] = Math.Max(0, Multipliers[_active[i]] + _solution[i]);
        }

        return true;
    }

    /// <summary>Solves a positive definite system in place by Cholesky: a handful of rows, thousands of times.</summary>
    /// <param name="matrix">Lower triangle, row by row; overwritten by its factor.</param>
    /// <param name="vector">Right-hand side; overwritten by the solution.</param>
    private static bool SolvePositive(Span<double> matrix, Span<double> vector)
    {
        var n = vector.Length;
        for (var i = 0; i < n; i++)
        {
            var row = matrix.Slice(i * n, i + 1);
            for (var j = 0; j <= i; j++)
            {
                var sum = row[j] - TensorPrimitives.Dot<double>(row[..j], matrix.Slice(j * n, j));
                row[j] = j < i ? sum / matrix[(j * n) + j] : Math.Sqrt(sum);
            }

            if (!(row[i] > 0))
            {
                return false;
            }

            vector[i] = (vector[i] - TensorPrimitives.Dot<double>(row[..i], vector[..i])) / row[i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            vector[i] /= matrix[(i * n) + i];
            for (var j = 0; j < i; j++)
            {
                vector[j] -= matrix[(i * n) + j] * vector[i];
            }
        }

        return true;
    }

    /// <summary>The dual at the multipliers, with the maximiser, the residual A·x − b and its curvature.</summary>
    private double Evaluate(
        double[] from, double[] tiersFrom, double[] gradient, double size, double[] multipliers, double[] residual, double[] curvature)
    {
        var dual = 0.0;
        for (var row = 0; row < residual.Length; row++)
        {
            residual[row] = -_polytope.Rows[row].Bound;
            dual += multipliers[row] * _polytope.Rows[row].Bound;
        }

        Array.Clear(curvature);
        Span<double> wish = stackalloc double[Market.Levels];
        Span<double> reduced = stackalloc double[Market.Levels];
        Span<double> signals = stackalloc double[Market.Levels];
        for (var level = 0; level < Market.Levels; level++)
        {
            signals[level] = _polytope.SignalPrice(level, multipliers);
        }

        for (var k = 0; k < _scale.Length; k++)
        {
            var step = size / _scale[k];
            var first = k * Market.Levels;
            var price = _polytope.Price(k, multipliers);
            var isWished = _polytope.Market.Kinds[k].Forced;
            for (var level = 0; level < Market.Levels; level++)
            {
                var i = first + level;
                reduced[level] = gradient[i] - price - signals[level];
                wish[level] = _polytope.High[i] == 0 ? double.NegativeInfinity : from[i] + (step * reduced[level]);
                isWished |= wish[level] > 0 || _polytope.Low[i] > 0;
            }

            var point = Point.AsSpan(first, Market.Levels);
            if (isWished)
            {
                Project(k, wish, step, residual, curvature);
            }
            else
            {
                // Most kinds of a market: not worth their price.
                point.Clear();
            }

            for (var level = 0; level < Market.Levels; level++)
            {
                if (point[level] != 0 || from[first + level] != 0)
                {
                    var moved = point[level] - from[first + level];
                    dual += (reduced[level] * point[level]) - (moved * moved / (2 * step)) - (gradient[first + level] * from[first + level]);
                }
            }
        }

        EvaluateTiers(tiersFrom, size, multipliers, residual, curvature, ref dual);
        return dual;
    }

    /// <summary>Projects one kind's wish onto what it may take, and adds what it then uses of the rows.</summary>
    private void Project(int k, ReadOnlySpan<double> wish, double step, double[] residual, double[] curvature)
    {
        var first = k * Market.Levels;
        var kind = _polytope.Market.Kinds[k];
        var point = Point.AsSpan(first, Market.Levels);
        Span<bool> free = stackalloc bool[Market.Levels];
        var isFull = CappedBox.Project(
            wish, _polytope.Low.AsSpan(first, Market.Levels), _polytope.High.AsSpan(first, Market.Levels), kind.Count, kind.Forced, point, free);
        var count = 0;
        for (var level = 0; level < Market.Levels; level++)
        {
            if (point[level] != 0 || free[level])
            {
                var column = Column(level);
                _polytope.Column(k, level, column);
                TensorPrimitives.MultiplyAdd(column, point[level], residual, residual);
                count += free[level] ? 1 : 0;
            }
        }

        for (var i = 0; count > 0 && i < Market.Levels; i++)
        {
            if (!free[i])
            {
                continue;
            }

            AddOuter(curvature, Column(i), Column(i), step);
            for (var j = 0; isFull && j < Market.Levels; j++)
            {
                if (free[j])
                {
                    AddOuter(curvature, Column(i), Column(j), -step / count);
                }
            }
        }
    }

    private void EvaluateTiers(double[] tiersFrom, double size, double[] multipliers, double[] residual, double[] curvature, ref double dual)
    {
        var step = size / _tierScale;
        for (var t = 0; t < TierPoint.Length; t++)
        {
            var cost = _polytope.TierCost(t);
            var reduced = -cost - _polytope.TierPrice(t, multipliers);
            var wish = tiersFrom[t] + (step * reduced);
            var y = Math.Clamp(wish, 0, _polytope.Tiers[t].Width);
            TierPoint[t] = y;
            var moved = y - tiersFrom[t];
            dual += (reduced * y) - (moved * moved / (2 * step)) + (cost * tiersFrom[t]);
            _polytope.TierColumn(t, Column(0));
            TensorPrimitives.MultiplyAdd(Column(0), y, residual, residual);
            if (y == wish && y > 0 && y < _polytope.Tiers[t].Width)
            {
                AddOuter(curvature, Column(0), Column(0), step);
            }
        }
    }

    /// <summary>Diagonal of the dual's curvature at size 1 with every column free.</summary>
    private void SetFreeCurvature()
    {
        var column = Column(0);
        for (var i = 0; i < Point.Length; i++)
        {
            if (_polytope.High[i] > 0)
            {
                _polytope.Column(i / Market.Levels, i % Market.Levels, column);
                AddSquares(column, _scale[i / Market.Levels]);
            }
        }

        for (var t = 0; t < TierPoint.Length; t++)
        {
            _polytope.TierColumn(t, column);
            AddSquares(column, _tierScale);
        }

        void AddSquares(Span<double> values, double scale)
        {
            for (var row = 0; row < values.Length; row++)
            {
                _freeCurvature[row] += values[row] * values[row] / scale;
            }
        }
    }

    private Span<double> Column(int level) => _columns.AsSpan(level * _rows, _rows);

    private void AddOuter(double[] curvature, ReadOnlySpan<double> left, ReadOnlySpan<double> right, double factor)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != 0)
            {
                var row = curvature.AsSpan(i * _rows, _rows);
                TensorPrimitives.MultiplyAdd(right, factor * left[i], row, row);
            }
        }
    }
}
