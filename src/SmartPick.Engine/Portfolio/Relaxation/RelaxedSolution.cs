namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>A fractional point with multipliers: together they bound what any portfolio can reach.</summary>
/// <param name="point">x by kind and level.</param>
/// <param name="multipliers">Price of each coupling row, ≥ 0; there may be room for more.</param>
/// <param name="reducedGradient">∂V/∂x at the point less the fees, by kind and level.</param>
internal sealed class RelaxedSolution(ArraySegment<double> point, ArraySegment<double> multipliers, ArraySegment<double> reducedGradient)
{
    public ArraySegment<double> Point => point;

    public ArraySegment<double> Multipliers => multipliers;

    public ArraySegment<double> ReducedGradient => reducedGradient;

    /// <summary>Upper bound on value less fees at the problem's price per dollar, on the grid it was solved on; infinite until it is solved.</summary>
    public double Bound { get; set; } = double.PositiveInfinity;

    /// <summary>Room for a solution.</summary>
    public static RelaxedSolution RoomFor(RelaxationConstraints constraints)
    {
        var workspace = constraints.Problem.Workspace;
        return new(workspace.Take<double>(constraints.High.Count), workspace.Take<double>(constraints.Rows.Length), workspace.Take<double>(constraints.High.Count));
    }
}
