using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Closes what the root bound leaves open by enumerating the kinds still in question: to the end for small markets, for a
/// bounded number of branches where a large one left a gap worth closing.
/// </summary>
internal static class BoundTightening
{
    /// <summary>Markets of up to this many kinds are enumerated to the end.</summary>
    private const int SmallMarket = 18;

    private const int MaxBranches = 3_000;

    private const int MaxBranchesOfSmall = 20_000;

    /// <summary>A gap up to this share is left as it is in larger markets.</summary>
    private const double GoodGap = 6e-4;

    /// <summary>A gap above this share is worth many branches.</summary>
    private const double WideGap = 3e-3;

    /// <summary>What a kind costs in a branch beside its nodes, in nodes.</summary>
    private const double KindWork = 200;

    /// <summary>Branches of a larger market are bounded by the work of one: kinds times nodes.</summary>
    private const double WorkOnWideGap = 16_000_000;

    private const double WorkOnGap = 500_000;

    /// <param name="constraints">The whole market's constraints.</param>
    /// <param name="searchGrid">The grid that larger markets' branches are relaxed on.</param>
    /// <param name="reportGrid">The grid that values are reported on.</param>
    /// <param name="best">The portfolio found.</param>
    /// <param name="relaxed">The root bound with its gradient, on the reporting grid.</param>
    /// <param name="cancellationToken">Checked at every branch.</param>
    /// <returns>A portfolio at least as good, and a bound at least as tight.</returns>
    public static (Selection Best, double Bound) Run(
        RelaxationConstraints constraints, OddsGrid searchGrid, OddsGrid reportGrid, Selection best, RelaxedSolution relaxed, CancellationToken cancellationToken)
    {
        var problem = constraints.Problem;
        var reached = Objective(problem, reportGrid, best);
        var isSmall = problem.Classes.Length <= SmallMarket;
        if (relaxed.Bound - reached <= (isSmall ? PortfolioSolver.Proven : GoodGap) * Math.Abs(reached))
        {
            return (best, relaxed.Bound);
        }

        var fixing = ReducedCostFixing.Of(constraints, relaxed, reached);
        var open = problem.KindsWhere(k => fixing.MayEnter(k) || best.Taken(k) > 0);
        var small = problem.Restrict(open);
        using var grid = OddsGrid.ForReport(small, keep: true);
        var isWide = relaxed.Bound - reached > WideGap * Math.Abs(reached);
        var (closeEnough, work) = isSmall ? (PortfolioSolver.Proven, double.PositiveInfinity)
            : isWide ? (WideGap * 2 / 3, WorkOnWideGap)
            : (GoodGap / 2, WorkOnGap);
        var branches = (int)Math.Min(isSmall ? MaxBranchesOfSmall : MaxBranches, work / (small.Classes.Length * (grid.Nodes + KindWork)));
        using var enumeration = new BranchAndBound(new RelaxationConstraints(small), isSmall ? grid : searchGrid, grid, best.Restrict(small, open), closeEnough, cancellationToken);
        var (found, objective, bound) = enumeration.Run(branches);

        // NegligibleGain better than what was reached lies outside the restricted problem.
        bound = Math.Min(relaxed.Bound, Math.Max(bound, reached));
        return (objective > reached ? found.Lift(problem, open) : best, bound);
    }

    private static double Objective(CompiledProblem problem, OddsGrid grid, Selection selection)
    {
        using var state = new SearchState(problem, grid);
        state.Load(selection);
        return state.Objective;
    }
}
