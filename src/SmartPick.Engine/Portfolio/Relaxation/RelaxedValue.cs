using System.Numerics.Tensors;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// The concave extension of a portfolio's value to fractional programs: Λ_c(node) adds up hazards of layers ≤ c, the
/// value is Σ_c step_c · E[1 − exp(−Λ_c)] over the unmatched value, exact at whole numbers.
/// </summary>
internal sealed class RelaxedValue
{
    private const int MaxLineSteps = 12;
    private const double LineTolerance = 1e-3;

    private readonly Market _market;
    private readonly OddsGrid _grid;
    private readonly double[] _hazard;
    private readonly double[] _direction;
    private readonly double[] _survival;
    private bool _isSuffixed;

    public RelaxedValue(Market market, OddsGrid grid)
    {
        _market = market;
        _grid = grid;
        _hazard = new double[market.LayerSteps.Length * grid.Nodes];
        _direction = new double[_hazard.Length];
        _survival = new double[_hazard.Length];
    }

    public double Value { get; private set; }

    /// <summary>Moves to a point: x by kind and level.</summary>
    public void Load(ReadOnlySpan<double> point)
    {
        Accumulate(point, _hazard);
        Refresh(_hazard);
    }

    /// <summary>T_c: what a hazard in a layer acts on, by node. Valid until the next move.</summary>
    public ReadOnlySpan<double> Suffix(int layer)
    {
        if (!_isSuffixed)
        {
            for (var c = _market.LayerSteps.Length - 2; c >= 0; c--)
            {
                TensorPrimitives.Add(Layer(_survival, c), Layer(_survival, c + 1), Layer(_survival, c));
            }

            _isSuffixed = true;
        }

        return Layer(_survival, layer);
    }

    /// <summary>Writes ∂V/∂x by kind and level (0 where a level cannot be sent).</summary>
    public void Gradient(Span<double> gradient)
    {
        for (var k = 0; k < _market.Kinds.Length; k++)
        {
            var kind = _market.Kinds[k];
            var suffix = Suffix(kind.Layer);
            for (var level = 0; level < Market.Levels; level++)
            {
                gradient[(k * Market.Levels) + level] = kind.Rows[level] < 0
                    ? 0
                    : TensorPrimitives.Dot(_grid.Hazards(kind.Rows[level]), suffix);
            }
        }
    }

    /// <summary>Moves along a direction to the best step in [0,1] and returns the step.</summary>
    /// <param name="direction">Change of x by kind and level at step 1.</param>
    /// <param name="linear">What the objective changes by beside the value at step 1 (fees).</param>
    public double Search(ReadOnlySpan<double> direction, double linear)
    {
        Accumulate(direction, _direction);
        var step = 1.0;
        var slope = SlopeAt(step) + linear;
        if (slope < 0)
        {
            // The slope falls from positive to negative on [0,1]: regula falsi with halving (Illinois).
            var initialSlope = SlopeAt(0) + linear;
            var (low, lowSlope) = (0.0, initialSlope);
            var (high, highSlope) = (1.0, slope);
            for (var i = 0; i < MaxLineSteps && lowSlope > 0 && high - low > 1e-9; i++)
            {
                step = ((low * highSlope) - (high * lowSlope)) / (highSlope - lowSlope);
                slope = SlopeAt(step) + linear;
                if (Math.Abs(slope) <= LineTolerance * initialSlope)
                {
                    break;
                }

                if (slope > 0)
                {
                    (low, lowSlope) = (step, slope);
                    highSlope /= 2;
                }
                else
                {
                    (high, highSlope) = (step, slope);
                    lowSlope /= 2;
                }
            }
        }

        TensorPrimitives.MultiplyAdd(_direction, step, _hazard, _hazard);
        Refresh(_hazard);
        return step;
    }

    private double SlopeAt(double step)
    {
        TensorPrimitives.MultiplyAdd(_direction, step, _hazard, _survival);
        Survive(_survival);
        return TensorPrimitives.Dot<double>(_survival, _direction);
    }

    private void Refresh(double[] hazard)
    {
        hazard.CopyTo(_survival, 0);
        Survive(_survival);
        Value = _market.BestValue - TensorPrimitives.Sum<double>(_survival);
    }

    /// <summary>Turns hazards into step · weight · exp(−hazard).</summary>
    private void Survive(double[] field)
    {
        _isSuffixed = false;
        TensorPrimitives.Negate(field, field);
        TensorPrimitives.Exp(field, field);
        for (var c = 0; c < _market.LayerSteps.Length; c++)
        {
            var layer = Layer(field, c);
            TensorPrimitives.Multiply(layer, _grid.Weights, layer);
            TensorPrimitives.Multiply(layer, _market.LayerSteps[c], layer);
        }
    }

    /// <summary>Adds up x · λ over the kinds of each layer and all layers above it.</summary>
    private void Accumulate(ReadOnlySpan<double> amounts, double[] field)
    {
        Array.Clear(field);
        for (var k = 0; k < _market.Kinds.Length; k++)
        {
            var kind = _market.Kinds[k];
            for (var level = 0; level < Market.Levels; level++)
            {
                var amount = amounts[(k * Market.Levels) + level];
                if (amount != 0)
                {
                    var layer = Layer(field, kind.Layer);
                    TensorPrimitives.MultiplyAdd(_grid.Hazards(kind.Rows[level]), amount, layer, layer);
                }
            }
        }

        for (var c = 1; c < _market.LayerSteps.Length; c++)
        {
            TensorPrimitives.Add(Layer(field, c), Layer(field, c - 1), Layer(field, c));
        }
    }

    private Span<double> Layer(double[] field, int layer) => field.AsSpan(layer * _grid.Nodes, _grid.Nodes);
}
