using System.Buffers;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// The concave extension of a portfolio's value to fractional programs: the hazards of all that is worth at least a value
/// add up to Λ there, and survival is weight · exp(−Λ), exact at whole numbers.
/// </summary>
internal sealed class RelaxedValue : IDisposable
{
    /// <summary>Below these, five terms of the series of 1 − exp(−Λ) have all the digits of a double.</summary>
    private const double SmallHazard = 1e-3;

    private const int MaxLineSteps = 12;
    private const double LineTolerance = 1e-2;

    /// <summary>What a slope takes beside its nodes, in multiplications.</summary>
    private const int FixedWork = 200;

    /// <summary>What an exponential takes, in multiplications.</summary>
    private const int ExponentialWork = 10;

    private readonly CompiledProblem _problem;
    private readonly OddsGrid _grid;
    private readonly NoOfferProbabilities _field;
    private double[] _hazard;
    private double[] _change;

    public RelaxedValue(CompiledProblem problem, OddsGrid grid)
    {
        _problem = problem;
        _grid = grid;
        _field = new NoOfferProbabilities(problem, grid);
        _hazard = ArrayPool<double>.Shared.Rent(grid.Nodes);
        _change = ArrayPool<double>.Shared.Rent(grid.Nodes);
    }

    public double Value => _field.Value;

    /// <summary>Moves to a point: x by kind and level.</summary>
    public void Load(ReadOnlySpan<double> point)
    {
        SetRungs(point, []);
        AddUp(point, _hazard);
        _field.Survive(All(_hazard));
    }

    /// <summary>
    /// The value at the point that was loaded, with all its digits where chances are small: 1 − exp(−Λ) has few of a small Λ.
    /// </summary>
    public double PreciseValue()
    {
        var value = _problem.Source.UnmatchedValue;
        for (var rung = 0; rung < _field.Rungs; rung++)
        {
            var hazards = _hazard.AsSpan(rung * _grid.Nodes, _grid.Nodes);
            var survival = _field.Survival(rung);
            var reached = 0.0;
            for (var q = 0; q < hazards.Length; q++)
            {
                var h = hazards[q];
                reached += h < SmallHazard
                    ? _grid.Weights[q] * h * (1 - (h / 2 * (1 - (h / 3 * (1 - (h / 4 * (1 - (h / 5))))))))
                    : _grid.Weights[q] - survival[q];
            }

            value += _field.Step(rung) * reached;
        }

        return value;
    }

    /// <summary>Writes ∂V/∂x = ⟨λ, T⟩ of one kind by level (0 where a level cannot be sent).</summary>
    public void Gradient(int kind, Span<double> gradient)
    {
        ref readonly var k = ref _problem.Classes[kind];
        var worth = _field.Worth(k.ValueLevel);
        for (var level = 0; level < CompiledProblem.Levels; level++)
        {
            gradient[level] = k.Takes(level) ? SpanMath.Dot(_grid.Hazards(k.Row(level)), worth) : 0;
        }
    }

    /// <summary>Writes ∂V/∂x by kind and level.</summary>
    public void Gradient(Span<double> gradient)
    {
        for (var k = 0; k < _problem.Classes.Length; k++)
        {
            Gradient(k, gradient.Slice(k * CompiledProblem.Levels, CompiledProblem.Levels));
        }
    }

    /// <summary>∂²V/∂x² of a kind at its strongest level, with its sign changed: ⟨λ², T⟩.</summary>
    public double Curvature(int kind)
    {
        ref readonly var k = ref _problem.Classes[kind];
        var hazards = _grid.Hazards(k.Row(k.BestLevel));
        var squared = _change.AsSpan(0, _grid.Nodes);
        SpanMath.Multiply(hazards, hazards, squared);
        return SpanMath.Dot(squared, _field.Worth(k.ValueLevel));
    }

    /// <summary>Moves along a direction to the best step in [0,1] and returns the step.</summary>
    /// <param name="point">x by kind and level; moved.</param>
    /// <param name="direction">Change of x by kind and level at step 1.</param>
    /// <param name="linear">What the objective changes by beside the value at step 1 (fees).</param>
    public double Search(Span<double> point, ReadOnlySpan<double> direction, double linear)
    {
        SetRungs(point, direction);
        AddUp(point, _hazard);
        AddUp(direction, _change);
        var step = 1.0;
        var slope = MoveTo(step) + linear;
        if (slope < 0)
        {
            // The slope falls from positive to negative on [0,1]: regula falsi with halving (Illinois).
            var initialSlope = MoveTo(0) + linear;
            var (low, lowSlope) = (0.0, initialSlope);
            var (high, highSlope) = (1.0, slope);
            for (var i = 0; i < MaxLineSteps && lowSlope > 0 && high - low > 1e-9; i++)
            {
                step = ((low * highSlope) - (high * lowSlope)) / (highSlope - lowSlope);
                slope = MoveTo(step) + linear;
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

        SpanMath.MultiplyAdd(direction, step, point, point);
        return step;
    }

    public void Dispose()
    {
        _field.Dispose();
        ArrayPool<double>.Shared.Return(_hazard);
        ArrayPool<double>.Shared.Return(_change);
        _hazard = _change = [];
    }

    /// <summary>Multiplications that looking at the value once takes, about: an exponential at every node of every value level.</summary>
    public long WorkOfLook => (long)_field.Rungs * _grid.Nodes * ExponentialWork;

    /// <summary>Multiplications that the gradient takes, about.</summary>
    public long WorkOfGradient => (long)_problem.Classes.Length * CompiledProblem.Levels * (_grid.Nodes + FixedWork);

    /// <summary>How often the value has been looked at.</summary>
    public int Looks { get; private set; }

    /// <summary>Sets the field to a step along the direction and returns the value's slope there.</summary>
    private double MoveTo(double step)
    {
        Looks++;
        // The hazard at the step is kept where the next one is computed from: no third array is needed.
        SpanMath.MultiplyAdd(All(_change), step, All(_hazard), All(_hazard));
        _field.Survive(All(_hazard));
        SpanMath.MultiplyAdd(All(_change), -step, All(_hazard), All(_hazard));
        var slope = 0.0;
        for (var rung = 0; rung < _field.Rungs; rung++)
        {
            slope += _field.Step(rung) * SpanMath.Dot(_field.Survival(rung), _change.AsSpan(rung * _grid.Nodes, _grid.Nodes));
        }

        return slope;
    }

    /// <summary>A rung for every value that the point or the direction takes something of.</summary>
    private void SetRungs(ReadOnlySpan<double> point, ReadOnlySpan<double> direction)
    {
        _field.Clear();
        for (var k = 0; k < _problem.Classes.Length; k++)
        {
            if (IsUsed(point, k) || (!direction.IsEmpty && IsUsed(direction, k)))
            {
                _field.Rung(_problem.Classes[k].ValueLevel);
            }
        }

        Fit(ref _hazard);
        Fit(ref _change);

        void Fit(ref double[] values)
        {
            if (values.Length < _field.Rungs * _grid.Nodes)
            {
                ArrayPool<double>.Shared.Return(values);
                values = ArrayPool<double>.Shared.Rent(2 * _field.Rungs * _grid.Nodes);
            }
        }
    }

    /// <summary>Adds up x · λ over the kinds of each rung and all rungs above it.</summary>
    private void AddUp(ReadOnlySpan<double> amounts, double[] hazards)
    {
        All(hazards).Clear();
        var rung = -1;
        for (var k = 0; k < _problem.Classes.Length; k++)
        {
            ref readonly var kind = ref _problem.Classes[k];
            if (!IsUsed(amounts, k))
            {
                continue;
            }

            var next = _field.Rung(kind.ValueLevel);
            for (; rung < next; rung++)
            {
                if (rung >= 0)
                {
                    At(rung).CopyTo(At(rung + 1));
                }
            }

            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                var amount = amounts[(k * CompiledProblem.Levels) + level];
                if (amount != 0)
                {
                    SpanMath.MultiplyAdd(_grid.Hazards(kind.Row(level)), amount, At(rung), At(rung));
                }
            }
        }

        for (; rung >= 0 && rung < _field.Rungs - 1; rung++)
        {
            At(rung).CopyTo(At(rung + 1));
        }

        Span<double> At(int r) => hazards.AsSpan(r * _grid.Nodes, _grid.Nodes);
    }

    private static bool IsUsed(ReadOnlySpan<double> amounts, int kind) =>
        amounts[kind * CompiledProblem.Levels] != 0 || amounts[(kind * CompiledProblem.Levels) + 1] != 0 || amounts[(kind * CompiledProblem.Levels) + 2] != 0;

    private Span<double> All(double[] values) => values.AsSpan(0, _field.Rungs * _grid.Nodes);
}
