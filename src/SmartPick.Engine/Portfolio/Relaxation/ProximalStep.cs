using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// One projected-gradient step over a <see cref="RelaxationConstraints"/>: the point that maximizes
/// gradient · (x − from) − |x − from|²_D / (2 · size) subject to all constraints. The multipliers of the coupling rows
/// are found by semismooth Newton on the dual, which is smooth, convex and has one variable a row.
/// </summary>
internal ref struct ProximalStep
{
    private const int MaxNewtonSteps = 100;
    private const double LeastDamping = 1e-9;
    private const double FirstDamping = 1e-3;
    private const double MostDamping = 1e3;
    private const double DampingFactor = 10;
    private const double ResidualTolerance = 1e-8;

    private readonly RelaxationConstraints _constraints;
    private readonly ReadOnlySpan<double> _scale;
    private readonly double _tierScale;
    private readonly int _rows;
    private readonly Span<double> _trial;
    private readonly Span<double> _freeCurvature;
    private readonly Span<double> _system;
    private readonly Span<double> _solution;
    private readonly Span<double> _columns;
    private Span<double> _residual;
    private Span<double> _curvature;
    private Span<double> _trialResidual;
    private Span<double> _trialCurvature;

    /// <param name="constraints">The constraints.</param>
    /// <param name="scale">D by kind: how strongly the objective curves in it.</param>
    /// <param name="scratch">Room to work in: <see cref="RoomFor"/>.</param>
    public ProximalStep(RelaxationConstraints constraints, ReadOnlySpan<double> scale, Span<double> scratch)
    {
        _constraints = constraints;
        _scale = scale;
        _tierScale = scale.Length == 0 ? 1 : SpanMath.Min(scale);
        _rows = constraints.Rows.Length;
        var room = new Scratch(scratch[..RoomFor(constraints)]);
        _residual = room.Take(_rows);
        _trial = room.Take(_rows);
        _trialResidual = room.Take(_rows);
        _curvature = room.Take(_rows * _rows);
        _trialCurvature = room.Take(_rows * _rows);
        _freeCurvature = room.Take(_rows);
        _system = room.Take(_rows * _rows);
        _solution = room.Take(_rows);
        _columns = room.Take(CompiledProblem.Levels * _rows);
        Multipliers = room.Take(_rows);
        Point = room.Take(constraints.High.Length);
        TierPoint = room.Take(constraints.Tiers.Length);
        SetFreeCurvature();
    }

    /// <summary>Numbers that a step over a constraints needs room for.</summary>
    public static int RoomFor(RelaxationConstraints constraints)
    {
        var rows = constraints.Rows.Length;
        return ((6 + CompiledProblem.Levels + (3 * rows)) * rows) + constraints.High.Length + constraints.Tiers.Length;
    }

    /// <summary>Multipliers of the coupling rows, kept from step to step as the next start.</summary>
    public readonly Span<double> Multipliers { get; }

    /// <summary>Where the step leads: x by kind and level.</summary>
    public readonly Span<double> Point { get; }

    /// <summary>How often the dual has been evaluated.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Where the step leads: applications by fee tier.</summary>
    public readonly Span<double> TierPoint { get; }

    public void Take(ReadOnlySpan<double> from, ReadOnlySpan<double> tiersFrom, ReadOnlySpan<double> gradient, double size)
    {
        var dual = Evaluate(from, tiersFrom, gradient, size, Multipliers, _residual, _curvature);
        var damping = FirstDamping;
        var isThere = true;
        for (var step = 0; step < MaxNewtonSteps && damping <= MostDamping && !IsSolved() && SetTrial(size, damping); step++)
        {
            var trialDual = Evaluate(from, tiersFrom, gradient, size, _trial, _trialResidual, _trialCurvature);
            Evaluations++;
            isThere = trialDual < dual;
            if (isThere)
            {
                dual = trialDual;
                _trial.CopyTo(Multipliers);
                Swap(ref _residual, ref _trialResidual);
                Swap(ref _curvature, ref _trialCurvature);
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

    // Tuples cannot hold spans.
    private static void Swap(ref Span<double> one, ref Span<double> other)
    {
        var first = one;
        one = other;
        other = first;
    }

    private readonly bool IsSolved()
    {
        for (var row = 0; row < _rows; row++)
        {
            var tolerance = ResidualTolerance * (1 + Math.Abs(_constraints.Rows[row].Bound));
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
    private readonly bool SetTrial(double size, double damping)
    {
        Span<int> active = stackalloc int[_rows];
        var count = 0;
        for (var row = 0; row < _rows; row++)
        {
            if (Multipliers[row] > 0 || _residual[row] > 0)
            {
                active[count++] = row;
            }
        }

        for (var i = 0; i < count; i++)
        {
            _solution[i] = _residual[active[i]];
            for (var j = 0; j <= i; j++)
            {
                _system[(i * count) + j] = _curvature[(active[i] * _rows) + active[j]];
            }

            _system[(i * count) + i] += damping * size * _freeCurvature[active[i]];
        }

        if (!SolvePositive(_system, _solution[..count]))
        {
            return false;
        }

        Multipliers.CopyTo(_trial);
        for (var i = 0; i < count; i++)
        {
            _trial[active[i]] = Math.Max(0, Multipliers[active[i]] + _solution[i]);
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
                var sum = row[j] - SpanMath.Dot(row[..j], matrix.Slice(j * n, j));
                row[j] = j < i ? sum / matrix[(j * n) + j] : Math.Sqrt(sum);
            }

            if (!(row[i] > 0))
            {
                return false;
            }

            vector[i] = (vector[i] - SpanMath.Dot(row[..i], vector[..i])) / row[i];
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

    /// <summary>The dual at the multipliers, with the maximizer, the residual A·x − b and its curvature.</summary>
    private readonly double Evaluate(
        ReadOnlySpan<double> from,
        ReadOnlySpan<double> tiersFrom,
        ReadOnlySpan<double> gradient,
        double size,
        ReadOnlySpan<double> multipliers,
        Span<double> residual,
        Span<double> curvature)
    {
        var dual = 0.0;
        for (var row = 0; row < residual.Length; row++)
        {
            residual[row] = -_constraints.Rows[row].Bound;
            dual += multipliers[row] * _constraints.Rows[row].Bound;
        }

        curvature.Clear();
        Span<double> wish = stackalloc double[CompiledProblem.Levels];
        Span<double> reduced = stackalloc double[CompiledProblem.Levels];
        Span<double> signals = stackalloc double[CompiledProblem.Levels];
        for (var level = 0; level < CompiledProblem.Levels; level++)
        {
            signals[level] = _constraints.SignalPrice(level, multipliers);
        }

        for (var k = 0; k < _scale.Length; k++)
        {
            var step = size / _scale[k];
            var first = k * CompiledProblem.Levels;
            var price = _constraints.Price(k, multipliers);
            var isWished = _constraints.Problem.Classes[k].Forced;
            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                var i = first + level;
                reduced[level] = gradient[i] - price - signals[level];
                wish[level] = _constraints.High[i] == 0 ? double.NegativeInfinity : from[i] + (step * reduced[level]);
                isWished |= wish[level] > 0 || _constraints.Low[i] > 0;
            }

            var point = Point.Slice(first, CompiledProblem.Levels);
            if (isWished)
            {
                Project(k, wish, step, residual, curvature);
            }
            else
            {
                // Most kinds of a market: not worth their price.
                point.Clear();
            }

            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                if (point[level] != 0 || from[first + level] != 0)
                {
                    var moved = point[level] - from[first + level];
                    dual += (reduced[level] * point[level]) - (moved * moved / (2 * step)) - (
                        gradient[first + level] * from[first + level]);
                }
            }
        }

        EvaluateTiers(tiersFrom, size, multipliers, residual, curvature, ref dual);
        return dual;
    }

    /// <summary>Projects one kind's wish onto what it may take, and adds what it then uses of the rows.</summary>
    private readonly void Project(int k, ReadOnlySpan<double> wish, double step, Span<double> residual, Span<double> curvature)
    {
        var first = k * CompiledProblem.Levels;
        var kind = _constraints.Problem.Classes[k];
        var point = Point.Slice(first, CompiledProblem.Levels);
        Span<bool> free = stackalloc bool[CompiledProblem.Levels];
        var isFull = CappedBox.Project(
            wish, _constraints.Low.AsSpan(first, CompiledProblem.Levels), _constraints.High.AsSpan(first, CompiledProblem.Levels), kind.Count, kind.Forced, point, free);
        var count = 0;
        for (var level = 0; level < CompiledProblem.Levels; level++)
        {
            if (point[level] != 0 || free[level])
            {
                var column = Column(level);
                _constraints.Column(k, level, column);
                SpanMath.MultiplyAdd(column, point[level], residual, residual);
                count += free[level] ? 1 : 0;
            }
        }

        for (var i = 0; count > 0 && i < CompiledProblem.Levels; i++)
        {
            if (!free[i])
            {
                continue;
            }

            AddOuter(curvature, Column(i), Column(i), step);
            for (var j = 0; isFull && j < CompiledProblem.Levels; j++)
            {
                if (free[j])
                {
                    AddOuter(curvature, Column(i), Column(j), -step / count);
                }
            }
        }
    }

    private readonly void EvaluateTiers(
        ReadOnlySpan<double> tiersFrom, double size, ReadOnlySpan<double> multipliers, Span<double> residual, Span<double> curvature, ref double dual)
    {
        var step = size / _tierScale;
        for (var t = 0; t < TierPoint.Length; t++)
        {
            var cost = _constraints.TierCost(t);
            var reduced = -cost - _constraints.TierPrice(t, multipliers);
            var wish = tiersFrom[t] + (step * reduced);
            var y = Math.Clamp(wish, 0, _constraints.Tiers[t].Width);
            TierPoint[t] = y;
            var moved = y - tiersFrom[t];
            dual += (reduced * y) - (moved * moved / (2 * step)) + (cost * tiersFrom[t]);
            _constraints.TierColumn(t, Column(0));
            SpanMath.MultiplyAdd(Column(0), y, residual, residual);
            if (y == wish && y > 0 && y < _constraints.Tiers[t].Width)
            {
                AddOuter(curvature, Column(0), Column(0), step);
            }
        }
    }

    /// <summary>Diagonal of the dual's curvature at size 1 with every column free.</summary>
    private readonly void SetFreeCurvature()
    {
        _freeCurvature.Clear();
        var column = Column(0);
        for (var i = 0; i < Point.Length; i++)
        {
            if (_constraints.High[i] > 0)
            {
                _constraints.Column(i / CompiledProblem.Levels, i % CompiledProblem.Levels, column);
                AddSquares(column, _scale[i / CompiledProblem.Levels], _freeCurvature);
            }
        }

        for (var t = 0; t < TierPoint.Length; t++)
        {
            _constraints.TierColumn(t, column);
            AddSquares(column, _tierScale, _freeCurvature);
        }

        static void AddSquares(ReadOnlySpan<double> values, double scale, Span<double> sums)
        {
            for (var row = 0; row < values.Length; row++)
            {
                sums[row] += values[row] * values[row] / scale;
            }
        }
    }

    private readonly Span<double> Column(int level) => _columns.Slice(level * _rows, _rows);

    private readonly void AddOuter(Span<double> curvature, ReadOnlySpan<double> left, ReadOnlySpan<double> right, double factor)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != 0)
            {
                var row = curvature.Slice(i * _rows, _rows);
                SpanMath.MultiplyAdd(right, factor * left[i], row, row);
            }
        }
    }
}
