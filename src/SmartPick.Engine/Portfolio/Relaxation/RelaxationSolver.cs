using System.Numerics.Tensors;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Maximises the concave relaxation by spectral projected gradient (Birgin, Martínez &amp; Raydan 2000): proximal steps
/// of Barzilai–Borwein size with an exact line search. Every iterate gives a valid bound by concavity; the best is kept.
/// </summary>
internal static class RelaxationSolver
{
    private const double SmallestStep = 1e-4;
    private const double LargestStep = 1e5;

    /// <summary>The best bound found and where it was found; a point without entries where the constraints contradict each other.</summary>
    /// <param name="polytope">Constraints and market.</param>
    /// <param name="grid">Quadrature.</param>
    /// <param name="start">Where to start, by kind and level; projected onto the constraints first.</param>
    /// <param name="enough">Stops when the bound falls to this value.</param>
    /// <param name="precision">Stops when the bound is within this share of what the fractional point reaches.</param>
    /// <param name="maxSteps">Stops after this many steps.</param>
    /// <param name="cancellationToken">Checked every step.</param>
    public static RelaxedSolution Solve(
        RelaxedPolytope polytope, OddsGrid grid, double[] start, double enough, double precision, int maxSteps, CancellationToken cancellationToken)
    {
        using var value = new RelaxedValue(polytope.Market, grid);
        var costs = Costs(polytope);
        var tierCosts = new double[polytope.Tiers.Length];
        for (var t = 0; t < tierCosts.Length; t++)
        {
            tierCosts[t] = polytope.TierCost(t);
        }

        var (point, tiers) = Project(polytope, start);
        value.Load(point);
        var scale = Curvature(polytope.Market, value);
        var proximal = new ProximalStep(polytope, scale);
        var gradient = new double[point.Length];
        value.Gradient(gradient);
        var size = 1.0;
        var best = new RelaxedSolution(new double[point.Length], new double[polytope.Rows.Length], new double[point.Length], double.PositiveInfinity);
        var reduced = new double[point.Length];
        var direction = new double[point.Length];
        var tierDirection = new double[tiers.Length];
        var earlier = new double[point.Length];
        for (var step = 0; step < maxSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TensorPrimitives.Subtract(gradient, costs, reduced);
            proximal.Take(point, tiers, reduced, size);
            var reached = value.Value;
            var bound = reached - TensorPrimitives.Dot<double>(gradient, point) + polytope.Priced(reduced, proximal.Multipliers);
            if (bound < best.Bound)
            {
                point.CopyTo(best.Point, 0);
                proximal.Multipliers.CopyTo(best.Multipliers, 0);
                reduced.CopyTo(best.ReducedGradient, 0);
                best = best with { Bound = bound };
            }

            reached -= TensorPrimitives.Dot<double>(costs, point) + TensorPrimitives.Dot<double>(tierCosts, tiers);
            if (best.Bound <= enough || best.Bound - reached <= precision * Math.Abs(reached))
            {
                break;
            }

            TensorPrimitives.Subtract(proximal.Point, point, direction);
            TensorPrimitives.Subtract(proximal.TierPoint, tiers, tierDirection);
            var fees = TensorPrimitives.Dot<double>(costs, direction) + TensorPrimitives.Dot<double>(tierCosts, tierDirection);
            if (!(TensorPrimitives.Dot<double>(gradient, direction) - fees > 0))
            {
                break;
            }

            var length = value.Search(point, direction, -fees);
            TensorPrimitives.MultiplyAdd(tierDirection, length, tiers, tiers);
            (gradient, earlier) = (earlier, gradient);
            value.Gradient(gradient);
            size = NextSize(scale, direction, length, earlier, gradient, size);
        }

        return best;
    }

    private static double[] Costs(RelaxedPolytope polytope)
    {
        var costs = new double[polytope.High.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            costs[i] = polytope.Cost(i / Market.Levels);
        }

        return costs;
    }

    /// <summary>The nearest point that keeps to the constraints.</summary>
    private static (double[] Point, double[] Tiers) Project(RelaxedPolytope polytope, double[] start)
    {
        var flat = new double[polytope.Market.Kinds.Length];
        Array.Fill(flat, 1);
        var projection = new ProximalStep(polytope, flat);
        projection.Take(start, polytope.FillTiers(start), new double[start.Length], size: 1);
        return (projection.Point, projection.TierPoint);
    }

    /// <summary>Barzilai–Borwein: the step that fits the curvature met along the last one, in the metric of the scale.</summary>
    private static double NextSize(double[] scale, double[] direction, double length, double[] earlier, double[] gradient, double size)
    {
        var squared = 0.0;
        var curved = 0.0;
        for (var i = 0; i < direction.Length; i++)
        {
            var moved = length * direction[i];
            squared += scale[i / Market.Levels] * moved * moved;
            curved += moved * (earlier[i] - gradient[i]);
        }

        return curved > 0 ? Math.Clamp(squared / curved, SmallestStep, LargestStep) : Math.Min(LargestStep, size * 10);
    }

    /// <summary>Diagonal of the Hessian by kind, at the strongest level, kept off zero.</summary>
    private static double[] Curvature(Market market, RelaxedValue value)
    {
        var curvature = new double[market.Kinds.Length];
        for (var k = 0; k < curvature.Length; k++)
        {
            curvature[k] = value.Curvature(k);
        }

        var least = curvature.Length == 0 ? 1 : Math.Max(1e-12, 1e-3 * TensorPrimitives.Max<double>(curvature));
        TensorPrimitives.Max(curvature, least, curvature);
        return curvature;
    }
}
