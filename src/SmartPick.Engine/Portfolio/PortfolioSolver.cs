using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Chooses programs and signals to maximise the expected value of the best program that says yes, under correlated
/// decisions, tiered fees, caps, a budget and scarce signals, and certifies how far from the optimum the choice can be
/// at most. Deterministic: the same problem gives the same answer.
/// </summary>
public static class PortfolioSolver
{
    /// <summary>A bound this close (share of the objective) proves a portfolio optimal up to rounding.</summary>
    internal const double Proven = 1e-9;

    /// <summary>How much further the bound may be from what was reached on the fine grid than on the coarse one (share of it).</summary>
    private const double GridError = 1e-4;

    /// <summary>Markets of up to this many kinds have room for all that is reported on; others compute it again at each look.</summary>
    private const int FewKinds = 128;

    /// <param name="problem">A valid problem: odds in [0,1], finite values, unique ids, feasible includes.</param>
    /// <param name="cancellationToken">Checked between the steps of the search.</param>
    public static PortfolioSolution Solve(PortfolioProblem problem, CancellationToken cancellationToken = default) =>
        Solve(problem, exact: true, cancellationToken);

    /// <inheritdoc cref="Solve(PortfolioProblem, CancellationToken)"/>
    /// <param name="workspace">What the solution lives in: it must not be read once that is disposed of.</param>
    public static PortfolioSolution Solve(PortfolioProblem problem, Workspace workspace, CancellationToken cancellationToken) =>
        Solve(CompiledProblem.Compile(problem, workspace), exact: true, cancellationToken);

    /// <summary>What greed alone makes of a problem: in a moment, and without a bound.</summary>
    /// <param name="problem">The problem, compiled.</param>
    /// <param name="grid">Its grid for searching.</param>
    /// <param name="cancellationToken">Checked between the steps of the search.</param>
    internal static GreedyEstimate Draft(CompiledProblem problem, OddsGrid grid, CancellationToken cancellationToken)
    {
        using var state = new SearchState(problem, grid);
        state.AddForced();
        GreedySearch.Extend(state, GreedyRule.Gain, cancellationToken);
        var path = ApplicationOrder.Of(problem, grid, state.Selection, cancellationToken);
        path = path[..state.Selection.Applications];
        using var values = new PrefixValues(problem, grid, path);
        values.Follow(path.Count, cancellationToken);
        return new GreedyEstimate(path, values.Curve);
    }

    /// <param name="problem">The problem.</param>
    /// <param name="exact">Whether exact methods may be used where they apply; off to test the search alone.</param>
    /// <param name="cancellationToken">Checked between the steps of the search.</param>
    internal static PortfolioSolution Solve(PortfolioProblem problem, bool exact, CancellationToken cancellationToken) =>
        Solve(CompiledProblem.Compile(problem), exact, cancellationToken);

    private static PortfolioSolution Solve(CompiledProblem problem, bool exact, CancellationToken cancellationToken)
    {
        using var searchGrid = OddsGrid.ForSearch(problem);
        return Solve(problem, searchGrid, exact, cancellationToken);
    }

    /// <param name="problem">The problem, compiled.</param>
    /// <param name="searchGrid">Its grid for searching, which does not depend on its limits.</param>
    /// <param name="exact">Whether exact methods may be used where they apply.</param>
    /// <param name="cancellationToken">Checked between the steps of the search.</param>
    internal static PortfolioSolution Solve(CompiledProblem problem, OddsGrid searchGrid, bool exact, CancellationToken cancellationToken)
    {
        var constraints = new RelaxationConstraints(problem);
        using var reportGrid = OddsGrid.ForReport(problem, keep: problem.Classes.Length <= FewKinds);
        var (best, bound, relaxed) = exact && EqualFees.Apply(problem)
            ? EqualFees.Solve(constraints, searchGrid, cancellationToken)
            : Search(constraints, searchGrid, reportGrid, exact, cancellationToken);
        return SolutionReport.Of(constraints, searchGrid, reportGrid, best, relaxed, bound, cancellationToken);
    }

    private static (Selection Best, double Bound, RelaxedSolution Relaxed) Search(
        RelaxationConstraints constraints, OddsGrid searchGrid, OddsGrid reportGrid, bool exact, CancellationToken cancellationToken)
    {
        var (best, reached, searched) = PortfolioSearch.Run(constraints, searchGrid, cancellationToken);
        var slack = searched.Bound - reached + (GridError * Math.Abs(searched.Bound));
        using var reported = new DualBoundEvaluator(constraints.Problem, reportGrid);
        var relaxed = reported.At(constraints, searched, slack, cancellationToken);
        var bound = relaxed.Bound;
        if (exact && DynamicProgram.For(constraints.Problem) is { } program)
        {
            using var state = new SearchState(constraints.Problem, searchGrid);
            state.Load(program.Solve(cancellationToken));
            state.DropUseless();
            (best, bound) = (state.Selection, state.Objective);
        }
        else if (exact)
        {
            (best, bound) = BoundTightening.Run(constraints, searchGrid, reportGrid, best, relaxed, cancellationToken);
        }

        return (best, bound, relaxed);
    }
}
