using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Classes that a better portfolio could still change. Taking one more program of a kind costs the bound its reduced
/// gain, leaving one out costs it the gain it stands for; where either cost exceeds the gap, no better portfolio does it
/// (reduced-cost fixing).
/// </summary>
internal sealed class ReducedCostFixing
{
    private readonly bool[] _mayEnter;
    private readonly bool[] _mayLeave;

    private ReducedCostFixing(bool[] mayEnter, bool[] mayLeave) => (_mayEnter, _mayLeave) = (mayEnter, mayLeave);

    public bool MayEnter(int kind) => _mayEnter[kind];

    public bool MayLeave(int kind) => _mayLeave[kind];

    /// <param name="constraints">Constraints.</param>
    /// <param name="relaxed">A fractional point with its multipliers and bound.</param>
    /// <param name="reached">The objective of the best portfolio known.</param>
    public static ReducedCostFixing Of(RelaxationConstraints constraints, RelaxedSolution relaxed, double reached)
    {
        var kinds = constraints.Problem.Classes;
        var gap = Math.Max(0, relaxed.Bound - reached);
        var mayEnter = new bool[kinds.Length];
        var mayLeave = new bool[kinds.Length];
        Span<double> gains = stackalloc double[CompiledProblem.Levels];
        for (var k = 0; k < kinds.Length; k++)
        {
            constraints.ReducedCosts(k, relaxed.ReducedGradient, relaxed.Multipliers, gains);
            var best = SpanMath.Max(gains);
            mayEnter[k] = best >= -gap;
            mayLeave[k] = best <= gap && !kinds[k].Forced;
        }

        return new ReducedCostFixing(mayEnter, mayLeave);
    }
}
