using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>Evaluates relaxed points and their multipliers on a whole market and a grid, one row of odds at a time.</summary>
internal sealed class DualBoundEvaluator(CompiledProblem problem, OddsGrid grid) : IDisposable
{
    private readonly RelaxedValue _value = new(problem, grid);
    private readonly Dominance _dominance = new(problem);

    /// <summary>The bound on the grid at a point and prices.</summary>
    /// <param name="constraints">Constraints.</param>
    /// <param name="point">x by kind and level.</param>
    /// <param name="multipliers">The prices.</param>
    /// <param name="gradient">Receives the reduced gradient on the grid.</param>
    /// <param name="slack">
    /// Classes that miss their price by more than this are not told apart from those that they dominate, whose gains are then given too high.
    /// </param>
    /// <param name="cancellationToken">Checked at every kind.</param>
    public double At(
        RelaxationConstraints constraints, ArraySegment<double> point, ArraySegment<double> multipliers, ArraySegment<double> gradient, double slack, CancellationToken cancellationToken)
    {
        _value.Load(point);
        _dominance.Clear();
        var tangent = _value.Value;
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
            tangent -= SpanMath.Dot(slopes, amounts);
            SpanMath.Subtract(slopes, constraints.Cost(k), slopes);
            if (!isTaken && !problem.Classes[k].Forced && MostGain(k) < -slack)
            {
                _dominance.Add(k);
            }
        }

        return tangent + constraints.Priced(gradient, multipliers);

        double MostGain(int kind)
        {
            Span<double> gains = stackalloc double[CompiledProblem.Levels];
            constraints.ReducedCosts(kind, gradient, multipliers, gains);
            return SpanMath.Max(gains);
        }
    }

    /// <summary>The same point and prices with the gradient and bound on the grid.</summary>
    /// <inheritdoc cref="At(RelaxationConstraints, ArraySegment{double}, ArraySegment{double}, ArraySegment{double}, double, CancellationToken)"/>
    /// <param name="relaxed">The point and its prices.</param>
    public RelaxedSolution At(RelaxationConstraints constraints, RelaxedSolution relaxed, double slack, CancellationToken cancellationToken)
    {
        var gradient = problem.Workspace.Take<double>(relaxed.Point.Count);
        return new RelaxedSolution(relaxed.Point, relaxed.Multipliers, gradient)
        {
            Bound = At(constraints, relaxed.Point, relaxed.Multipliers, gradient, slack, cancellationToken),
        };
    }

    public void Dispose() => _value.Dispose();

    /// <summary>The point and multipliers by name. Programs of one kind share its amount evenly.</summary>
    public static Certificate Certify(RelaxationConstraints constraints, RelaxedSolution relaxed, double bound)
    {
        var problem = constraints.Problem;
        var points = problem.Workspace.Take<CertificatePoint>(problem.Source.Candidates.Count);
        var taken = 0;
        for (var k = 0; k < problem.Classes.Length; k++)
        {
            var amounts = relaxed.Point.AsSpan(k * CompiledProblem.Levels, CompiledProblem.Levels);
            if (SpanMath.Max(amounts) > 0)
            {
                var count = problem.Classes[k].Count;
                var (none, silver, gold) = (amounts[0] / count, amounts[1] / count, amounts[2] / count);
                foreach (var place in problem.Classes[k].Places)
                {
                    points[taken++] = new CertificatePoint(problem.Source.Candidates[place].Id, none, silver, gold);
                }
            }
        }

        return new Certificate
        {
            Bound = bound,
            Point = points[..taken],
            Applications = Single(LimitKind.Applications),
            Budget = Single(LimitKind.Budget),
            Assisted = Single(LimitKind.Assisted),
            Gold = Single(LimitKind.Gold),
            Silver = Single(LimitKind.Silver),
            PerGroup = ByGroup(LimitKind.GroupCap),
            Tiers = ByGroup(LimitKind.Tiers),
        };

        double Single(LimitKind kind)
        {
            var price = 0.0;
            for (var row = 0; row < constraints.Rows.Length; row++)
            {
                price = constraints.Rows[row].Kind == kind ? relaxed.Multipliers[row] : price;
            }

            return price;
        }

        Dictionary<string, double> ByGroup(LimitKind kind)
        {
            var prices = new Dictionary<string, double>(StringComparer.Ordinal);
            for (var row = 0; row < constraints.Rows.Length; row++)
            {
                if (constraints.Rows[row].Kind == kind)
                {
                    prices.Add(problem.Groups[constraints.Rows[row].Group], relaxed.Multipliers[row]);
                }
            }

            return prices;
        }
    }
}
