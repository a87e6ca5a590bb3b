using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Evaluates what a relaxed point and multipliers prove, at any weighted nodes, one row of odds at a time. Nothing else makes the bounds
/// that are reported: they hold for any point and any multipliers ≥ 0, however these were found.
/// </summary>
internal sealed class DualBoundEvaluator(CompiledProblem problem, OddsGrid grid) : IDisposable
{
    private readonly RelaxedValue _value = new(problem, grid);
    private readonly Dominance _dominance = new(problem);

    /// <summary>Multiplications that one bound takes, about.</summary>
    public long Work => _value.WorkOfGradient + _value.WorkOfLook;

    /// <summary>The bound on the grid at a point and prices.</summary>
    /// <param name="constraints">Constraints.</param>
    /// <param name="point">x by class and level.</param>
    /// <param name="multipliers">The prices.</param>
    /// <param name="gradient">Receives the reduced gradient on the grid.</param>
    /// <param name="slack">
    /// Classes that miss their price by more than this are not told apart from those that they dominate, whose gains are then given too
    /// high.
    /// </param>
    /// <param name="cancellationToken">Checked at every class.</param>
    public double At(
        RelaxationConstraints constraints, double[] point, double[] multipliers, double[] gradient, double slack, CancellationToken cancellationToken)
    {
        _value.Load(point);
        _dominance.Clear();
        var tangent = _value.PreciseValue();
        var size = Math.Abs(tangent);
        for (var k = 0; k < problem.Classes.Length; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var amounts = point.AsSpan(k * CompiledProblem.Levels, CompiledProblem.Levels);
            var slopes = gradient.AsSpan(k * CompiledProblem.Levels, CompiledProblem.Levels);
            var isTaken = SpanMath.Max(amounts) > 0;
            if (!isTaken && _dominance.Better(k) is { } better)
            {
                gradient.AsSpan(better * CompiledProblem.Levels, CompiledProblem.Levels).CopyTo(slopes);
                if (MostGain(k) < -slack)
                {
                    continue;
                }
            }

            _value.Gradient(k, slopes);
            var atPoint = SpanMath.Dot(slopes, amounts);
            tangent -= atPoint;
            size += Math.Abs(atPoint);
            SpanMath.Subtract(slopes, constraints.Cost(k), slopes);
            if (!isTaken && !problem.Classes[k].Forced && MostGain(k) < -slack)
            {
                _dominance.Add(k);
            }
        }

        for (var row = 0; row < constraints.Rows.Length; row++)
        {
            size += multipliers[row] * Math.Abs(constraints.Rows[row].Bound);
        }

        return tangent + constraints.Priced(gradient, multipliers) + (SpanMath.RoundingError * size);

        double MostGain(int kind)
        {
            Span<double> gains = stackalloc double[CompiledProblem.Levels];
            constraints.ReducedCosts(kind, gradient, multipliers, gains);
            return SpanMath.Max(gains);
        }
    }

    /// <summary>The same point and prices with the gradient and bound on the grid.</summary>
    /// <inheritdoc cref="At(RelaxationConstraints, double[], double[], double[], double, CancellationToken)"/>
    /// <param name="relaxed">The point and its prices.</param>
    public RelaxedSolution At(RelaxationConstraints constraints, RelaxedSolution relaxed, double slack, CancellationToken cancellationToken)
    {
        var gradient = new double[relaxed.Point.Length];
        return new RelaxedSolution(relaxed.Point, relaxed.Multipliers, gradient)
        {
            Bound = At(constraints, relaxed.Point, relaxed.Multipliers, gradient, slack, cancellationToken),
        };
    }

    public void Dispose() => _value.Dispose();
}
