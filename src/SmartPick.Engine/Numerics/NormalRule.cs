namespace SmartPick.Engine.Numerics;

/// <summary>
/// A quadrature rule for expectations over a standard normal: the trapezoid on a symmetric interval, which
/// converges exponentially for analytic integrands (Trefethen &amp; Weideman 2014) and, unlike Gauss–Hermite,
/// keeps doing so when a high loading makes the integrand steep.
/// </summary>
public sealed class NormalRule
{
    private readonly double[] _nodes;
    private readonly double[] _weights;

    private NormalRule(double[] nodes, double[] weights)
    {
        _nodes = nodes;
        _weights = weights;
    }

    /// <summary>Abscissae in standard deviations, ascending.</summary>
    public ReadOnlySpan<double> Nodes => _nodes;

    /// <summary>Weights, summing to 1.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>The one-node rule for a factor that nothing depends on.</summary>
    public static NormalRule Point { get; } = new([0], [1]);

    /// <param name="count">Number of nodes, at least 3.</param>
    /// <param name="halfWidth">The rule spans ± this many standard deviations; the normal mass beyond is lost.</param>
    public static NormalRule Trapezoid(int count, double halfWidth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 3);
        var nodes = new double[count];
        var weights = new double[count];
        var step = 2 * halfWidth / (count - 1);
        for (var i = 0; i < count; i++)
        {
            nodes[i] = -halfWidth + (i * step);
            weights[i] = Math.Exp(-nodes[i] * nodes[i] / 2);
        }

        var total = weights.Sum();
        for (var i = 0; i < count; i++)
        {
            weights[i] /= total;
        }

        return new NormalRule(nodes, weights);
    }
}
