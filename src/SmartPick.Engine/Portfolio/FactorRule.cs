using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Chooses quadrature rules for a factor by its loading. Conditional odds steepen with √(ρ / (1 − ρ)), so that is
/// what the number of nodes grows with; the tests hold both rules to their accuracy against a rule of 1,025 nodes.
/// </summary>
public static class FactorRule
{
    /// <summary>For reported values: relative error of an expected value ≤ 1e-7 for every accepted loading.</summary>
    public static NormalRule Report(double loading) => Rule(loading, fixedNodes: 11, nodesPerSteepness: 30, halfWidth: 6.5, widthPerSteepness: 0);

    /// <summary>For searching: error of at most two percent of the best program's value, much of it common to all lists, at a fraction of the nodes.</summary>
    public static NormalRule Search(double loading) => Rule(loading, fixedNodes: 3, nodesPerSteepness: 5.5, halfWidth: 2.9, widthPerSteepness: 0.3);

    private static NormalRule Rule(double loading, int fixedNodes, double nodesPerSteepness, double halfWidth, double widthPerSteepness)
    {
        if (loading == 0)
        {
            return NormalRule.Point;
        }

        var steepness = Math.Sqrt(loading / (1 - loading));
        return NormalRule.Trapezoid(fixedNodes + (int)Math.Ceiling(nodesPerSteepness * steepness), halfWidth + (widthPerSteepness * steepness));
    }
}
