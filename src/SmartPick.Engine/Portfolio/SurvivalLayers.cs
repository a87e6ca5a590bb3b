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
    private readonly double[] _first;
    private readonly double[] _second;
    private bool _suffixIsCurrent;

    public SurvivalLayers(Market market, OddsGrid grid)
    {
        _market = market;
        _grid = grid;
        _survival = new double[market.LayerSteps.Length * grid.Nodes];
        _suffix = new double[_survival.Length];
        _first = new double[grid.Nodes];
        _second = new double[grid.Nodes];
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

    public void Apply(Change change)
    {
        Ratio(change, _first);
        for (var c = _market.Kinds[change.Kind].Layer; c < _market.LayerSteps.Length; c++)
        {
            var layer = Layer(_survival, c);
            TensorPrimitives.Multiply(layer, _first, layer);
        }

        _suffixIsCurrent = false;
    }

    /// <summary>What adding one program of the kind at a level would add to <see cref="Value"/>: ⟨p, T_c⟩.</summary>
    public double Gain(int kind, int level) =>
        TensorPrimitives.Dot(_grid.Odds(_market.Kinds[kind].Rows[level]), Suffix(_market.Kinds[kind].Layer));

    /// <summary>What a change would add to <see cref="Value"/>: ⟨1 − r, T_c⟩, r being the factor on survival.</summary>
    public double Effect(Change change)
    {
        Ratio(change, _first);
        TensorPrimitives.Subtract(1.0, _first, _first);
        return TensorPrimitives.Dot<double>(_first, Suffix(_market.Kinds[change.Kind].Layer));
    }

    /// <summary>What two changes of different programs would add together: ⟨1 − r₁, T_c₁⟩ + ⟨r₁ (1 − r₂), T_c₂⟩ for c₁ ≤ c₂.</summary>
    public double Effect(Change one, Change other)
    {
        var (upper, lower) = _market.Kinds[one.Kind].Layer <= _market.Kinds[other.Kind].Layer ? (one, other) : (other, one);
        Ratio(upper, _first);
        Ratio(lower, _second);
        TensorPrimitives.Subtract(1.0, _second, _second);
        TensorPrimitives.Multiply(_first, _second, _second);
        TensorPrimitives.Subtract(1.0, _first, _first);
        return TensorPrimitives.Dot<double>(_first, Suffix(_market.Kinds[upper.Kind].Layer))
            + TensorPrimitives.Dot<double>(_second, Suffix(_market.Kinds[lower.Kind].Layer));
    }

    /// <summary>The factor that a change puts on survival from the kind's layer down: (1 − p_to) / (1 − p_from).</summary>
    private void Ratio(Change change, Span<double> ratio)
    {
        var rows = _market.Kinds[change.Kind].Rows;
        if (change.To == Change.Absent)
        {
            ratio.Fill(1);
        }
        else
        {
            TensorPrimitives.Subtract(1.0, _grid.Odds(rows[change.To]), ratio);
        }

        if (change.From != Change.Absent)
        {
            var from = _grid.Odds(rows[change.From]);
            for (var i = 0; i < ratio.Length; i++)
            {
                ratio[i] /= 1 - from[i];
            }
        }
    }

    /// <summary>T_c: what a certain yes of layer <paramref name="layer"/> would add, by node.</summary>
    private ReadOnlySpan<double> Suffix(int layer)
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

    private Span<double> Layer(double[] field, int layer) => field.AsSpan(layer * _grid.Nodes, _grid.Nodes);
}
