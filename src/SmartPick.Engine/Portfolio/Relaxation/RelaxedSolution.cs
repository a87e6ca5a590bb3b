namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>A fractional point with multipliers: together they bound what any portfolio can reach.</summary>
/// <param name="Point">x by kind and level.</param>
/// <param name="Multipliers">Price of each coupling row, ≥ 0.</param>
/// <param name="ReducedGradient">∂V/∂x at the point less the fees, by kind and level.</param>
/// <param name="Bound">Upper bound on value less fees at the problem's price per dollar, on the grid it was solved on.</param>
internal sealed record RelaxedSolution(double[] Point, double[] Multipliers, double[] ReducedGradient, double Bound);
