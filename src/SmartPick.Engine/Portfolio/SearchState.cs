using System.Buffers;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio;

/// <summary>A selection together with its value at every node, changed one program at a time.</summary>
internal sealed class SearchState : IDisposable
{
    /// <summary>What a gain takes beside its nodes, in multiplications.</summary>
    private const int FixedWork = 300;

    private readonly OddsGrid _grid;
    private readonly NoOfferProbabilities _field;
    private double[] _factor;

    public SearchState(CompiledProblem problem, OddsGrid grid)
    {
        Problem = problem;
        _grid = grid;
        _field = new NoOfferProbabilities(problem, grid);
        _factor = ArrayPool<double>.Shared.Rent(grid.Nodes);
        Selection = new Selection(problem);
    }

    public CompiledProblem Problem { get; }

    public Selection Selection { get; }

    public double Value => _field.Value;

    /// <summary>What <see cref="Value"/> may be off by: it is made of differences from certainty.</summary>
    public double ValueError => SpanMath.RoundingError * (Math.Abs(Value) + _field.Range);

    /// <summary>Multiplications that one gain takes, about.</summary>
    public long WorkOfGain => _grid.Nodes + FixedWork;

    /// <summary>Multiplications that changes have taken so far, about.</summary>
    public long WorkOfChanges => _field.Work;

    /// <summary>Value less what its fees must buy: what the search maximizes.</summary>
    public double Objective => Value - FeeWorth;

    private Span<double> Factor => _factor.AsSpan(0, _grid.Nodes);

    private double FeeWorth => Problem.Source.FeeWeight == 0 ? 0 : Problem.Source.FeeWeight * Selection.Fees.Dollars;

    public void Add(int kind, int level)
    {
        Reject(kind, level);
        Selection.Add(kind, level);
    }

    public void Remove(int kind, int level)
    {
        SpanMath.Subtract(1.0, _grid.Odds(Problem.Classes[kind].Row(level)), Factor);
        SpanMath.Divide(1.0, Factor, Factor);
        _field.Multiply(Problem.Classes[kind].ValueLevel, Factor);
        Selection.Remove(kind, level);
    }

    /// <summary>What one more program of the kind at the level would add to <see cref="Value"/>: ⟨p, T⟩.</summary>
    public double Gain(int kind, int level) =>
        SpanMath.Dot(_grid.Odds(Problem.Classes[kind].Row(level)), _field.Worth(Problem.Classes[kind].ValueLevel));

    /// <summary>What <see cref="Value"/> would lose without one program of the kind at the level: ⟨p / (1 − p), T⟩.</summary>
    public double Loss(int kind, int level)
    {
        var odds = _grid.Odds(Problem.Classes[kind].Row(level));
        SpanMath.Subtract(1.0, odds, Factor);
        SpanMath.Divide(odds, Factor, Factor);
        return SpanMath.Dot(Factor, _field.Worth(Problem.Classes[kind].ValueLevel));
    }

    /// <summary>
    /// What sending a chosen program of the kind at another level would add to <see cref="Value"/>: ⟨(p_to − p_from) / (1 − p_from), T⟩.
    /// </summary>
    public double LevelGain(int kind, int from, int to)
    {
        var before = _grid.Odds(Problem.Classes[kind].Row(from));
        SpanMath.Subtract(1.0, before, Factor);
        SpanMath.Divide(_field.Worth(Problem.Classes[kind].ValueLevel), Factor, Factor);
        var now = SpanMath.Dot(before, Factor);
        return SpanMath.Dot(_grid.Odds(Problem.Classes[kind].Row(to)), Factor) - now;
    }

    /// <summary>Makes the selection like another (or itself), recomputing its value afresh (no drift from earlier removals).</summary>
    public void Load(Selection selection)
    {
        Selection.CopyFrom(selection);
        _field.Clear();
        for (var kind = 0; kind < Problem.Classes.Length; kind++)
        {
            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                for (var n = Selection.Count(kind, level); n > 0; n--)
                {
                    Reject(kind, level);
                }
            }
        }
    }

    /// <summary>Back to a selection of nothing.</summary>
    public void Clear()
    {
        Selection.Clear();
        _field.Clear();
    }

    /// <summary>Takes out what adds nothing: a limit that does not bind stops no method from taking it.</summary>
    public void DropUseless()
    {
        for (var kind = 0; kind < Problem.Classes.Length; kind++)
        {
            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                while (!Problem.Classes[kind].Forced && Selection.Count(kind, level) > 0 && Loss(kind, level) <= Problem.NegligibleGain)
                {
                    Remove(kind, level);
                }
            }
        }
    }

    /// <summary>Adds every program that must be in, without a signal.</summary>
    public void AddForced()
    {
        for (var kind = 0; kind < Problem.Classes.Length; kind++)
        {
            while (Problem.Classes[kind].Forced && Selection.Taken(kind) < Problem.Classes[kind].Count)
            {
                Add(kind, 0);
            }
        }
    }

    public void Dispose()
    {
        _field.Dispose();
        ArrayPool<double>.Shared.Return(_factor);
        _factor = [];
    }

    /// <summary>Counts one more program of the kind among those that all must say no.</summary>
    private void Reject(int kind, int level)
    {
        SpanMath.Subtract(1.0, _grid.Odds(Problem.Classes[kind].Row(level)), Factor);
        _field.Multiply(Problem.Classes[kind].ValueLevel, Factor);
    }
}
