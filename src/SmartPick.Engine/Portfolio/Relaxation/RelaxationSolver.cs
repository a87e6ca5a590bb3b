using System.Buffers;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Maximizes the concave relaxation by spectral projected gradient (Birgin, Martínez &amp; Raydan 2000): proximal steps
/// of Barzilai–Borwein size with an exact line search. Every iterate gives a valid bound by concavity; the best is kept.
/// </summary>
internal static class RelaxationSolver
{
    private const double SmallestStep = 1e-4;
    private const double LargestStep = 1e5;

    /// <summary>What evaluating the dual of a proximal step takes by class, in multiplications.</summary>
    private const int ProjectionWork = 600;

    /// <summary>Finds the best bound and where it is; it stays infinite where the constraints contradict each other.</summary>
    /// <param name="constraints">Constraints and problem.</param>
    /// <param name="value">The value that is maximized, of the same problem; moved.</param>
    /// <param name="start">Where to start, by kind and level; projected onto the constraints first.</param>
    /// <param name="prices">Multipliers to start with, for the first rows; those of other rows start at 0.</param>
    /// <param name="best">Receives them.</param>
    /// <param name="enough">Stops when the bound falls to this value.</param>
    /// <param name="precision">Stops when the bound is within this share of what the fractional point reaches.</param>
    /// <param name="maxSteps">Stops after this many steps.</param>
    /// <param name="work">Stops when it is spent, after one step at least.</param>
    /// <param name="cancellationToken">Checked every step.</param>
    public static void Solve(
        RelaxationConstraints constraints, RelaxedValue value, ReadOnlySpan<double> start, ReadOnlySpan<double> prices, RelaxedSolution best, double enough, double precision, int maxSteps, WorkBudget work, CancellationToken cancellationToken)
    {
        var rented = ArrayPool<double>.Shared.Rent(
            (5 * constraints.High.Length) + (3 * constraints.Tiers.Length) + constraints.Problem.Classes.Length + (
                2 * ProximalStep.RoomFor(constraints)));
        try
        {
            Solve(constraints, value, start, prices, best, enough, precision, maxSteps, work, new Scratch(rented), cancellationToken);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static void Solve(
        RelaxationConstraints constraints, RelaxedValue value, ReadOnlySpan<double> start, ReadOnlySpan<double> prices, RelaxedSolution best, double enough, double precision, int maxSteps, WorkBudget work, Scratch scratch, CancellationToken cancellationToken)
    {
        var columns = constraints.High.Length;
        var costs = scratch.Take(columns);
        for (var i = 0; i < columns; i++)
        {
            costs[i] = constraints.Cost(i / CompiledProblem.Levels);
        }

        var tierCosts = scratch.Take(constraints.Tiers.Length);
        for (var t = 0; t < tierCosts.Length; t++)
        {
            tierCosts[t] = constraints.TierCost(t);
        }

        var reduced = scratch.Take(columns);
        var direction = scratch.Take(columns);
        var tierDirection = scratch.Take(tierCosts.Length);
        var gradient = scratch.Take(columns);
        var earlier = scratch.Take(columns);

        // Starts at the point of the constraints that is nearest, in a metric without scale.
        var scale = scratch.Take(constraints.Problem.Classes.Length);
        scale.Fill(1);
        var projection = new ProximalStep(constraints, scale, scratch.Take(ProximalStep.RoomFor(constraints)));
        var startTiers = scratch.Take(tierCosts.Length);
        constraints.FillTiers(start, startTiers);
        projection.Take(start, startTiers, gradient, size: 1);
        var point = projection.Point;
        var tiers = projection.TierPoint;

        value.Load(point);
        SetCurvature(value, scale);
        var proximal = new ProximalStep(constraints, scale, scratch.Take(ProximalStep.RoomFor(constraints)));
        prices.CopyTo(proximal.Multipliers);
        value.Gradient(gradient);
        var size = 1.0;
        var projectionWork = (long)ProjectionWork * scale.Length;
        work.Spend((projection.Evaluations * projectionWork) + value.WorkOfGradient + value.WorkOfLook);
        var (looks, evaluations) = (value.Looks, 0);
        best.Bound = double.PositiveInfinity;
        for (var step = 0; step < maxSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SpanMath.Subtract(gradient, costs, reduced);
            proximal.Take(point, tiers, reduced, size);
            var reached = value.Value;
            var bound = reached - SpanMath.Dot(gradient, point) + constraints.Priced(reduced, proximal.Multipliers);
            if (bound < best.Bound)
            {
                point.CopyTo(best.Point.AsSpan());
                proximal.Multipliers.CopyTo(best.Multipliers.AsSpan());
                reduced.CopyTo(best.ReducedGradient.AsSpan());
                best.Bound = bound;
            }

            reached -= SpanMath.Dot(costs, point) + SpanMath.Dot(tierCosts, tiers) + constraints.FixedCost;
            work.Spend(value.WorkOfGradient + (value.WorkOfLook * (value.Looks - looks)) + ((proximal.Evaluations - evaluations) * projectionWork));
            (looks, evaluations) = (value.Looks, proximal.Evaluations);
            if (best.Bound <= enough || best.Bound - reached <= precision * Math.Abs(reached) || work.IsSpent)
            {
                break;
            }

            SpanMath.Subtract(proximal.Point, point, direction);
            SpanMath.Subtract(proximal.TierPoint, tiers, tierDirection);
            var fees = SpanMath.Dot(costs, direction) + SpanMath.Dot(tierCosts, tierDirection);
            if (!(SpanMath.Dot(gradient, direction) - fees > 0))
            {
                break;
            }

            var length = value.Search(point, direction, -fees);
            SpanMath.MultiplyAdd(tierDirection, length, tiers, tiers);
            gradient.CopyTo(earlier);
            value.Gradient(gradient);
            size = NextSize(scale, direction, length, earlier, gradient, size);
        }
    }

    /// <summary>Barzilai–Borwein: the step that fits the curvature met along the last one, in the metric of the scale.</summary>
    private static double NextSize(
        ReadOnlySpan<double> scale, ReadOnlySpan<double> direction, double length, ReadOnlySpan<double> earlier, ReadOnlySpan<double> gradient, double size)
    {
        var squared = 0.0;
        var curved = 0.0;
        for (var i = 0; i < direction.Length; i++)
        {
            var moved = length * direction[i];
            squared += scale[i / CompiledProblem.Levels] * moved * moved;
            curved += moved * (earlier[i] - gradient[i]);
        }

        return curved > 0 ? Math.Clamp(squared / curved, SmallestStep, LargestStep) : Math.Min(LargestStep, size * 10);
    }

    /// <summary>Writes the diagonal of the Hessian by kind, at the strongest level, kept off zero.</summary>
    private static void SetCurvature(RelaxedValue value, Span<double> curvature)
    {
        for (var k = 0; k < curvature.Length; k++)
        {
            curvature[k] = value.Curvature(k);
        }

        var least = curvature.IsEmpty ? 1 : Math.Max(1e-12, 1e-3 * SpanMath.Max(curvature));
        SpanMath.Max(curvature, least, curvature);
    }
}
