using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Reporting;

/// <summary>Solves as the API does: in pooled rooms, which the next solve has again.</summary>
internal static class PooledSolve
{
    /// <returns>The solution, of which the figures may be read, but none of its lists.</returns>
    public static PortfolioSolution Of(PortfolioProblem problem)
    {
        using var workspace = new Workspace();
        return PortfolioSolver.Solve(problem, workspace, CancellationToken.None);
    }
}
