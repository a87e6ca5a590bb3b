namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>A fractional point with multipliers: together they bound what any portfolio can reach.</summary>
/// <param name="point">x by kind and level.</param>
/// <param name="multipliers">Price of each coupling row, ≥ 0; there may be room for more.</param>
/// <param name="reducedGradient">∂V/∂x at the point less the fees, by kind and level.</param>
internal sealed class RelaxedSolution(double[] point, double[] multipliers, double[] reducedGradient)
{
    public double[] Point => point;

    public double[] Multipliers => multipliers;

    public double[] ReducedGradient => reducedGradient;

    /// <summary>
    /// Upper bound on value less fees at the problem's price per dollar, on the grid it was solved on; infinite until it is solved.
    /// </summary>
    public double Bound { get; set; } = double.PositiveInfinity;

    /// <summary>Room for a solution.</summary>
    public static RelaxedSolution RoomFor(RelaxationConstraints constraints)
    {
        return new(new double[constraints.High.Length], new double[constraints.Rows.Length], new double[constraints.High.Length]);
    }
}
