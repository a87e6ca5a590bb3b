using System.Numerics.Tensors;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Maximises the concave relaxation by spectral projected gradient (Birgin, Martínez &amp; Raydan 2000): proximal steps
/// of Barzilai–Borwein size with an exact line search. Every iterate gives a valid bound by concavity; the best is kept.
/// </summary>
internal sealed class RelaxationSolver
{
    private const double SmallestStep = 1e-4;
    private const double LargestStep = 1e5;

    private readonly RelaxedPolytope _polytope;
    private readonly RelaxedValue _value;
    private readonly ProximalStep _proximal;
    private readonly double[] _costs;
    private readonly double[] _tierCosts;
    private readonly double[] _point;
    private readonly double[] _tiers;
    private readonly double[] _gradient;
    private readonly double[] _scale;
    private double _size = 1;

    /// <param name="polytope">Constraints and market.</param>
    /// <param name="grid">Quadrature.</param>
    /// <param name="start">Where to start, by kind and level; projected onto the constraints first.</param>
    public RelaxationSolver(RelaxedPolytope polytope, OddsGrid grid, ReadOnlySpan<double> start)
    {
        _polytope = polytope;
        _value = new RelaxedValue(polytope.Market, grid);
        _costs = [.. polytope.Kinds.Select(c => c?.Cost ?? 0)];
        _tierCosts = [.. polytope.Tiers.Select(t => t.Column.Cost)];
        _gradient = new double[polytope.Kinds.Length];
        var flat = Enumerable.Repeat(1.0, polytope.Market.Kinds.Length).ToArray();
        var projection = new ProximalStep(polytope, flat);
        projection.Take(start.ToArray(), polytope.FillTiers(start), _gradient, size: 1);
        _point = [.. projection.Point];
        _tiers = [.. projection.TierPoint];
        _value.Load(_point);
        _scale = Curvature(polytope.Market, grid, _value);
        _value.Gradient(_gradient);
        _proximal = new ProximalStep(polytope, _scale);
    }

    /// <summary>Steps taken so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Goes on from where it stands.</summary>
    /// <param name="enough">Stops when the bound falls to this value.</param>
    /// <param name="precision">Stops when the bound is within this share of what the fractional point reaches.</param>
    /// <param name="maxSteps">Stops after this many steps.</param>
    /// <param name="cancellationToken">Checked every step.</param>
    public RelaxedSolution Solve(double enough, double precision, int maxSteps, CancellationToken cancellationToken)
    {
        var best = new RelaxedSolution([], [], [], double.PositiveInfinity);
        var reduced = new double[_point.Length];
        var direction = new double[_point.Length];
        var tierDirection = new double[_tiers.Length];
        var earlier = new double[_point.Length];
        for (Steps = 0; Steps < maxSteps; Steps++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TensorPrimitives.Subtract(_gradient, _costs, reduced);
            _proximal.Take(_point, _tiers, reduced, _size);
            var bound = _value.Value - TensorPrimitives.Dot<double>(_gradient, _point) + _polytope.Priced(reduced, _proximal.Multipliers);
            if (bound < best.Bound)
            {
                best = new RelaxedSolution([.. _point], [.. _proximal.Multipliers], [.. reduced], bound);
            }

            var reached = _value.Value - TensorPrimitives.Dot<double>(_costs, _point) - TensorPrimitives.Dot<double>(_tierCosts, _tiers);
            if (best.Bound <= enough || best.Bound - reached <= precision * Math.Abs(reached))
            {
                break;
            }

            TensorPrimitives.Subtract(_proximal.Point, _point, direction);
            TensorPrimitives.Subtract(_proximal.TierPoint, _tiers, tierDirection);
            var slope = TensorPrimitives.Dot<double>(reduced, direction) - TensorPrimitives.Dot<double>(_tierCosts, tierDirection);
            if (!(slope > 0))
            {
                break;
            }

            var linear = -TensorPrimitives.Dot<double>(_costs, direction) - TensorPrimitives.Dot<double>(_tierCosts, tierDirection);
            var length = _value.Search(direction, linear);
            TensorPrimitives.MultiplyAdd(direction, length, _point, _point);
            TensorPrimitives.MultiplyAdd(tierDirection, length, _tiers, _tiers);
            _gradient.CopyTo(earlier, 0);
            _value.Gradient(_gradient);
            _size = NextSize(direction, length, earlier, _size);
        }

        return best;
    }

    /// <summary>Barzilai–Borwein: the step that fits the curvature met along the last one, in the metric of the scale.</summary>
    private double NextSize(double[] direction, double length, double[] earlier, double size)
    {
        var squared = 0.0;
        var curved = 0.0;
        for (var i = 0; i < direction.Length; i++)
        {
            var moved = length * direction[i];
            squared += _scale[i / Market.Levels] * moved * moved;
            curved += moved * (earlier[i] - _gradient[i]);
        }

        return curved > 0 ? Math.Clamp(squared / curved, SmallestStep, LargestStep) : Math.Min(LargestStep, size * 10);
    }

    /// <summary>Diagonal of the Hessian by kind, at the strongest level: ⟨λ², T⟩, kept off zero.</summary>
    private static double[] Curvature(Market market, OddsGrid grid, RelaxedValue value)
    {
        var squared = new double[grid.Nodes];
        var curvature = new double[market.Kinds.Length];
        for (var k = 0; k < curvature.Length; k++)
        {
            var row = market.Kinds[k].Rows.Last(r => r >= 0);
            TensorPrimitives.Multiply(grid.Hazards(row), grid.Hazards(row), squared);
            curvature[k] = TensorPrimitives.Dot(squared, value.Suffix(market.Kinds[k].Layer));
        }

        var least = 1e-3 * curvature.DefaultIfEmpty(1).Max();
        return [.. curvature.Select(c => Math.Max(c, Math.Max(least, 1e-12)))];
    }
}
