using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Kinds that a better portfolio could still change. Taking one more program of a kind costs the bound its reduced
/// gain, leaving one out costs it the gain it stands for; where either cost exceeds the gap, no better portfolio does it
/// (reduced-cost fixing).
/// </summary>
internal sealed class Contenders
{
    private readonly ArraySegment<bool> _mayEnter;
    private readonly ArraySegment<bool> _mayLeave;

    private Contenders(ArraySegment<bool> mayEnter, ArraySegment<bool> mayLeave) => (_mayEnter, _mayLeave) = (mayEnter, mayLeave);

    public bool MayEnter(int kind) => _mayEnter[kind];

    public bool MayLeave(int kind) => _mayLeave[kind];

    /// <param name="polytope">Constraints.</param>
    /// <param name="relaxed">A fractional point with its multipliers and bound.</param>
    /// <param name="reached">The objective of the best portfolio known.</param>
    public static Contenders Of(RelaxedPolytope polytope, RelaxedSolution relaxed, double reached)
    {
        var kinds = polytope.Market.Kinds;
        var gap = Math.Max(0, relaxed.Bound - reached);
        var mayEnter = polytope.Market.Workspace.Take<bool>(kinds.Length);
        var mayLeave = polytope.Market.Workspace.Take<bool>(kinds.Length);
        Span<double> gains = stackalloc double[Market.Levels];
        for (var k = 0; k < kinds.Length; k++)
        {
            polytope.ReducedGains(k, relaxed.ReducedGradient, relaxed.Multipliers, gains);
            var best = SpanMath.Max(gains);
            mayEnter[k] = best >= -gap;
            mayLeave[k] = best <= gap && !kinds[k].Forced;
        }

        return new Contenders(mayEnter, mayLeave);
    }
}
