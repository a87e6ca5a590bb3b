using System.Numerics.Tensors;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// The state of a portfolio at every node: for each value layer c, step_c · weight · P(no program of layer ≤ c says
/// yes). Expected value, gains and losses are all inner products with its suffix sums T_c: adding a program of layer
/// c gains ⟨p, T_c⟩, because the expected maximum is the sum over value thresholds of the chance to reach them.
/// </summary>
internal sealed class SurvivalLayers
{
    private readonly Market _market;
    private readonly OddsGrid _grid;
    private readonly double[] _survival;
    private readonly double[] _suffix;
    private readonly double[] _scratch;
    private bool _suffixIsCurrent;

    public SurvivalLayers(Market market, OddsGrid grid)
    {
        _market = market;
        _grid = grid;
        _survival = new double[market.LayerSteps.Length * grid.Nodes];
        _suffix = new double[_survival.Length];
        _scratch = new double[grid.Nodes];
        Clear();
    }

    /// <summary>E[max of the values that say yes, and the unmatched value].</summary>
    public double Value => _market.BestValue - TensorPrimitives.Sum<double>(_survival);

    public void Clear()
    {
        for (var layer = 0; layer < _market.LayerSteps.Length; layer++)
        {
            TensorPrimitives.Multiply(_grid.Weights, _market.LayerSteps[layer], Layer(_survival, layer));
        }

        _suffixIsCurrent = false;
    }

    /// <summary>Adds one program of the kind at the odds of <paramref name="row"/>.</summary>
    public void Add(Kind kind, int row)
    {
        TensorPrimitives.Subtract(1.0, _grid.Odds(row), _scratch);
        ScaleFrom(kind.Layer, divide: false);
    }

    /// <summary>Takes one program of the kind at the odds of <paramref name="row"/> out again.</summary>
    public void Remove(Kind kind, int row)
    {
        TensorPrimitives.Subtract(1.0, _grid.Odds(row), _scratch);
        ScaleFrom(kind.Layer, divide: true);
    }

    /// <summary>T_c: what a certain yes of layer <paramref name="layer"/> would add, by node.</summary>
    public ReadOnlySpan<double> Suffix(int layer)
    {
        if (!_suffixIsCurrent)
        {
            _survival.CopyTo(_suffix, 0);
            for (var c = _market.LayerSteps.Length - 2; c >= 0; c--)
            {
                TensorPrimitives.Add(Layer(_suffix, c), Layer(_suffix, c + 1), Layer(_suffix, c));
            }

            _suffixIsCurrent = true;
        }

        return Layer(_suffix, layer);
    }

    /// <summary>What adding one program of the kind at the row's odds would add to <see cref="Value"/>.</summary>
    public double Gain(Kind kind, int row) => TensorPrimitives.Dot(_grid.Odds(row), Suffix(kind.Layer));

    private void ScaleFrom(int firstLayer, bool divide)
    {
        for (var c = firstLayer; c < _market.LayerSteps.Length; c++)
        {
            var layer = Layer(_survival, c);
            if (divide)
            {
                TensorPrimitives.Divide(layer, _scratch, layer);
            }
            else
            {
                TensorPrimitives.Multiply(layer, _scratch, layer);
            }
        }

        _suffixIsCurrent = false;
    }

    private Span<double> Layer(double[] field, int layer) => field.AsSpan(layer * _grid.Nodes, _grid.Nodes);
}
