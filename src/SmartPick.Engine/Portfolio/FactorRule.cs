using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Chooses quadrature rules for a factor by its loading. Conditional odds steepen with √(ρ / (1 − ρ)), so that is
/// what the number of nodes grows with; the tests hold both rules to their accuracy against a rule of 1,025 nodes.
/// </summary>
public static class FactorRule
{
    private const int LeastReportNodes = 11;
    private const double ReportNodesPerSteepness = 30;
    private const double ReportHalfWidth = 6.5;

    /// <summary>Rules for reports by their number of nodes, made when first asked for: they differ in nothing else.</summary>
    private static readonly NormalRule?[] Reports =
        new NormalRule?[Nodes(LeastReportNodes, ReportNodesPerSteepness, Steepness(Dependence.MaxLoading)) + 1];

    /// <summary>Some of the last rules for searching, by a hash of the loading: a request asks for the same few again and again.</summary>
    private static readonly SearchRule?[] Searches = new SearchRule?[64];

    /// <summary>For reported values: relative error of an expected value ≤ 1e-7 for every accepted loading.</summary>
    public static NormalRule Report(double loading)
    {
        if (loading == 0)
        {
            return NormalRule.Point;
        }

        var nodes = Nodes(LeastReportNodes, ReportNodesPerSteepness, Steepness(loading));
        return Reports[nodes] ??= NormalRule.Trapezoid(nodes, ReportHalfWidth);
    }

    /// <summary>
    /// For searching: error of at most two percent of the best program's value, much of it common to all lists, at a fraction of the nodes.
    /// </summary>
    public static NormalRule Search(double loading)
    {
        if (loading == 0)
        {
            return NormalRule.Point;
        }

        ref var last = ref Searches[(uint)loading.GetHashCode() % Searches.Length];
        if (last is { } found && found.Loading == loading)
        {
            return found.Rule;
        }

        var steepness = Steepness(loading);
        var rule = NormalRule.Trapezoid(Nodes(3, 5.5, steepness), 2.9 + (0.3 * steepness));
        last = new SearchRule(loading, rule);
        return rule;
    }

    private static double Steepness(double loading) => Math.Sqrt(loading / (1 - loading));

    private static int Nodes(int least, double perSteepness, double steepness) => least + (int)Math.Ceiling(perSteepness * steepness);

    /// <summary>A rule with the loading it is for: read and replaced as one, because many threads do.</summary>
    private sealed record SearchRule(double Loading, NormalRule Rule);
}
