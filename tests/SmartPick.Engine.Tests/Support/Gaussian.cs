using MathNet.Numerics.Distributions;

namespace SmartPick.Engine.Tests.Support;

/// <summary>
/// The tests' own quadrature over one standard-normal factor and their own conditional odds, so that nothing the engine
/// computes is checked with the engine's arithmetic.
/// </summary>
internal sealed class Gaussian
{
    private Gaussian(double[] nodes, double[] weights)
    {
        Nodes = nodes;
        Weights = weights;
    }

    public double[] Nodes { get; }

    public double[] Weights { get; }

    /// <summary>A single node for a stage of loading 0; else evenly spaced nodes, each standing for its share of the normal mass.</summary>
    public static Gaussian For(double loading, int count = 129, double halfWidth = 7.5)
    {
        if (loading == 0)
        {
            return new Gaussian([0], [1]);
        }

        var step = 2 * halfWidth / (count - 1);
        var nodes = Enumerable.Range(0, count).Select(i => (i * step) - halfWidth).ToArray();
        var density = nodes.Select(x => Normal.PDF(0, 1, x)).ToArray();
        var mass = density.Sum();
        return new Gaussian(nodes, [.. density.Select(d => d / mass)]);
    }

    /// <summary>P(yes | factor) in a one-factor Gaussian copula.</summary>
    public static double Conditional(double odds, double loading, double factor)
    {
        if (loading == 0 || odds is <= 0 or >= 1)
        {
            return odds;
        }

        return Normal.CDF(0, 1, (Normal.InvCDF(0, 1, odds) + (Math.Sqrt(loading) * factor)) / Math.Sqrt(1 - loading));
    }
}
