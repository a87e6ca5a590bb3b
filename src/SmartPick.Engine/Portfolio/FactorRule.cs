using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Chooses quadrature rules for a factor by its loading. Conditional odds steepen with √(ρ / (1 − ρ)), so that is
/// what the number of nodes grows with; the tests hold both rules to their accuracy against a rule of 1,025 nodes.
/// </summary>
public static class FactorRule
{
    /// <summary>For reported values: relative error of an expected value ≤ 1e-7 for every accepted loading.</summary>
    public static NormalRule Report(double loading) => Rule(loading, fixedNodes: 11, nodesPerSteepness: 30, halfWidth: 6.5);

    /// <summary>For searching: relative error of a percent or two, much of it common to all lists, at a fraction of the nodes.</summary>
    public static NormalRule Search(double loading) => Rule(loading, fixedNodes: 3, nodesPerSteepness: 6, halfWidth: 3.6);

    private static NormalRule Rule(double loading, int fixedNodes, double nodesPerSteepness, double halfWidth) =>
        loading == 0
            ? NormalRule.Point
            : NormalRule.Trapezoid(fixedNodes + (int)Math.Ceiling(nodesPerSteepness * Math.Sqrt(loading / (1 - loading))), halfWidth);
}
