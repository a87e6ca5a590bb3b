using System.Buffers;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// The state of a portfolio at every node. Each value u_1 > u_2 > … in use is a rung, with its survival: weight ·
/// P(nothing worth at least that much says yes). The expected maximum is the sum over value thresholds of the chance to
/// reach them, Σ_r (u_r − u_{r+1}) · (1 − Σ survival_r) above the unmatched value; and what a certain yes of value v would add
/// at a node, its worth T(v), is the sum of the survivals between v and the unmatched value.
/// </summary>
internal sealed class NoOfferProbabilities : IDisposable
{
    /// <summary>Room made for rungs at first; most portfolios have fewer.</summary>
    private const int UsualRungs = 32;

    private readonly CompiledProblem _problem;
    private readonly OddsGrid _grid;
    private int[] _valueLevels;
    private int[] _places;
    private double[] _survival;
    private double[] _worth;
    private double[] _between;
    private int _betweenLayer;
    private bool _isWorthCurrent;

    public NoOfferProbabilities(CompiledProblem problem, OddsGrid grid)
    {
        _problem = problem;
        _grid = grid;
        var usual = Math.Min(UsualRungs, problem.ValueLevels.Length);
        (_valueLevels, _places) = (ArrayPool<int>.Shared.Rent(usual), ArrayPool<int>.Shared.Rent(usual));
        _survival = ArrayPool<double>.Shared.Rent(grid.Nodes);
        _worth = ArrayPool<double>.Shared.Rent(grid.Nodes);
        _between = ArrayPool<double>.Shared.Rent(grid.Nodes);
        Clear();
    }

    /// <summary>Multiplications that changes have taken so far, about.</summary>
    public long Work { get; private set; }

    /// <summary>Number of rungs.</summary>
    public int Rungs { get; private set; }

    /// <summary>E[max of the values that say yes, and the unmatched value].</summary>
    public double Value
    {
        get
        {
            var value = _problem.Source.UnmatchedValue;
            for (var rung = 0; rung < Rungs; rung++)
            {
                value += Step(rung) * (1 - SpanMath.Sum(At(_survival, rung)));
            }

            return value;
        }
    }

    /// <summary>By how much the highest value in use exceeds the unmatched value.</summary>
    public double Range => ValueAt(0) - _problem.Source.UnmatchedValue;

    /// <summary>How much the rung's value exceeds the next lower one (the last: the unmatched value).</summary>
    public double Step(int rung) => ValueAt(rung) - ValueAt(rung + 1);

    /// <summary>Back to a portfolio of nothing.</summary>
    public void Clear()
    {
        Rungs = 0;
        _isWorthCurrent = false;
    }

    /// <summary>The rung of a valueLevel; a new one starts with the survival of the next higher value.</summary>
    public int Rung(int valueLevel)
    {
        var rung = _valueLevels.AsSpan(0, Rungs).BinarySearch(valueLevel);
        return rung >= 0 ? rung : Insert(~rung, valueLevel);
    }

    /// <summary>Multiplies the survival of a valueLevel and all lower ones.</summary>
    public void Multiply(int valueLevel, ReadOnlySpan<double> factor)
    {
        for (var rung = Rung(valueLevel); rung < Rungs; rung++)
        {
            var survival = At(_survival, rung);
            SpanMath.Multiply(survival, factor, survival);
        }

        Work += (long)Rungs * _grid.Nodes;

        _isWorthCurrent = false;
    }

    /// <summary>
    /// Writes weight · exp(−hazard) as the survivals of all rungs, which must have been added in order to an empty field.
    /// </summary>
    /// <param name="hazards">Hazard at every node of every rung, rung by rung.</param>
    public void Survive(ReadOnlySpan<double> hazards)
    {
        var all = _survival.AsSpan(0, Rungs * _grid.Nodes);
        SpanMath.Negate(hazards, all);
        SpanMath.Exp(all, all);
        for (var rung = 0; rung < Rungs; rung++)
        {
            var survival = At(_survival, rung);
            SpanMath.Multiply(survival, _grid.Weights, survival);
        }

        _isWorthCurrent = false;
    }

    public ReadOnlySpan<double> Survival(int rung) => At(_survival, rung);

    /// <summary>T: what a certain yes of the valueLevel's value would add, by node. Valid until the next call.</summary>
    public ReadOnlySpan<double> Worth(int valueLevel)
    {
        if (!_isWorthCurrent)
        {
            AddUp();
        }

        if (_betweenLayer == valueLevel)
        {
            return _between.AsSpan(0, _grid.Nodes);
        }

        var rung = _valueLevels.AsSpan(0, Rungs).BinarySearch(valueLevel);
        if (rung >= 0)
        {
            return At(_worth, rung);
        }

        // Above the next lower rung, down to it, nothing has changed since the next higher one.
        rung = ~rung;
        _betweenLayer = valueLevel;
        var between = _between.AsSpan(0, _grid.Nodes);
        SpanMath.Multiply(
            rung == 0 ? _grid.Weights : At(_survival, rung - 1), _problem.ValueLevels[valueLevel] - ValueAt(rung), between);
        if (rung < Rungs)
        {
            SpanMath.Add(between, At(_worth, rung), between);
        }

        return between;
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_survival);
        ArrayPool<double>.Shared.Return(_worth);
        ArrayPool<double>.Shared.Return(_between);
        ArrayPool<int>.Shared.Return(_valueLevels);
        ArrayPool<int>.Shared.Return(_places);
        _survival = _worth = _between = [];
        _valueLevels = _places = [];
    }

    private double ValueAt(int rung) => rung < Rungs ? _problem.ValueLevels[_valueLevels[rung]] : _problem.Source.UnmatchedValue;

    private void AddUp()
    {
        for (var rung = Rungs - 1; rung >= 0; rung--)
        {
            if (rung == Rungs - 1)
            {
                SpanMath.Multiply(At(_survival, rung), Step(rung), At(_worth, rung));
            }
            else
            {
                SpanMath.MultiplyAdd(At(_survival, rung), Step(rung), At(_worth, rung + 1), At(_worth, rung));
            }
        }

        Work += (long)Rungs * _grid.Nodes;
        _isWorthCurrent = true;
        _betweenLayer = -1;
    }

    private int Insert(int rung, int valueLevel)
    {
        if (Rungs == Math.Min(_valueLevels.Length, _places.Length))
        {
            (_valueLevels, _places) = (Enlarge(_valueLevels), Enlarge(_places));
        }

        Open(_valueLevels, rung, valueLevel);
        Open(_places, rung, Rungs);
        Rungs++;
        if (Rungs * _grid.Nodes > _survival.Length)
        {
            _survival = Enlarge(_survival);
            _worth = Enlarge(_worth);
        }

        (rung == 0 ? _grid.Weights : At(_survival, rung - 1)).CopyTo(At(_survival, rung));
        _isWorthCurrent = false;
        return rung;
    }

    /// <summary>Puts a value in at a rung, before those that are there.</summary>
    private void Open(Span<int> rungs, int rung, int value)
    {
        rungs[rung..Rungs].CopyTo(rungs[(rung + 1)..]);
        rungs[rung] = value;
    }

    private static int[] Enlarge(int[] rungs)
    {
        var larger = ArrayPool<int>.Shared.Rent(Math.Max(UsualRungs, 2 * rungs.Length));
        rungs.CopyTo(larger, 0);
        ArrayPool<int>.Shared.Return(rungs);
        return larger;
    }

    private double[] Enlarge(double[] values)
    {
        var larger = ArrayPool<double>.Shared.Rent(2 * Rungs * _grid.Nodes);
        values.CopyTo(larger, 0);
        ArrayPool<double>.Shared.Return(values);
        return larger;
    }

    private Span<double> At(double[] values, int rung) => values.AsSpan(_places[rung] * _grid.Nodes, _grid.Nodes);
}
