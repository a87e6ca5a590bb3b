using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio.Solving;

/// <summary>
/// Closes what the relaxation of the whole problem leaves open by branch and bound over the classes still in question: to the end for small
/// problems if their work allows, for a bounded number of nodes where a large one left a gap worth closing.
/// </summary>
internal static class BoundTightening
{
    /// <summary>Problems of up to this many classes are divided to the end.</summary>
    public const int SmallProblem = 20;

    /// <summary>A gap up to this share is left as it is in larger problems.</summary>
    private const double GoodGap = 6e-4;

    /// <summary>A gap above this share is worth much work.</summary>
    private const double WideGap = 3e-3;

    /// <summary>Problems of up to this many classes leave time for more than their search.</summary>
    private const int MiddlingProblem = 100;

    /// <summary>
    /// Work on a small problem, on a wide gap of a middling or a large one, and on another gap, for any problem and for each class of it.
    /// </summary>
    private const long WorkOnSmall =
        600_000_000, WorkOnMiddling = 400_000_000, WorkOnLarge = 150_000_000, WorkOnGap = 50_000_000, WorkOnGapPerClass = 60_000;

    /// <summary>What the leaves of a tree may name in programs, together: every one of them is part of the answer.</summary>
    private const int MaxNamed = 12_000;

    private const int MinLeaves = 60, MaxLeaves = 1_000;

    /// <summary>Problems of up to so many classes times nodes are relaxed on the reporting grid.</summary>
    private const int FineWork = 3_000;

    /// <param name="proof">What is proved so far.</param>
    /// <param name="searchGrid">The grid that the nodes of larger problems are relaxed on.</param>
    /// <param name="reportGrid">The grid that values are reported on.</param>
    /// <param name="best">The portfolio found.</param>
    /// <param name="workShare">How much of the work that a problem of its kind is worth may be spent, 0–1.</param>
    /// <param name="cancellationToken">Checked at every node.</param>
    /// <returns>A portfolio at least as good, and a bound at least as tight.</returns>
    public static (Selection Best, BoundProof Proof) Run(
        BoundProof proof, OddsGrid searchGrid, OddsGrid reportGrid, Selection best, double workShare, CancellationToken cancellationToken)
    {
        var problem = proof.Constraints.Problem;
        var reached = BoundProof.Objective(reportGrid, best);
        var gap = (proof.Bound - reached) / Math.Abs(reached);
        var isSmall = problem.Classes.Length <= SmallProblem;
        if (!(gap > (isSmall ? BoundProof.Proven : GoodGap)))
        {
            return (best, proof);
        }

        var fixing = ReducedCostFixing.Of(proof.Constraints, proof.Relaxed, reached);
        var open = problem.ClassesWhere(k => problem.Classes[k].Fits && (fixing.MayEnter(k) || best.Taken(k) > 0));
        var part = problem.Restrict(open);
        using var grid = OddsGrid.ForReport(part, keep: true);
        var (closeEnough, work) = isSmall ? (BoundProof.Proven / 2, WorkOnSmall)
            : gap > WideGap ? (WideGap * 2 / 3, problem.Classes.Length <= MiddlingProblem ? WorkOnMiddling : WorkOnLarge)
            : (GoodGap / 2, WorkOnGap + (WorkOnGapPerClass * problem.Classes.Length));
        var nodes = isSmall && grid.Nodes * part.Classes.Length <= FineWork ? grid : searchGrid;
        var constraints = new RelaxationConstraints(part);
        using var search = new BranchAndBound(
            constraints, nodes, grid, best.Restrict(part, open), closeEnough, new WorkBudget((long)(workShare * work)), cancellationToken);
        var (found, objective, tree) = search.Run(maxLeaves: Math.Clamp(MaxNamed / (1 + best.Applications), MinLeaves, MaxLeaves));
        var tightened = proof with { Part = constraints, Open = open, BoundOfClosed = BoundOfClosed(proof, open), Tree = tree };
        return (objective > reached ? found.Lift(problem, open) : best, tightened);
    }

    /// <summary>What the prices for all portfolios prove of those with a program of a class that is not open.</summary>
    private static double BoundOfClosed(BoundProof proof, ReadOnlySpan<int> open)
    {
        var problem = proof.Constraints.Problem;
        var most = double.NegativeInfinity;
        Span<double> gains = stackalloc double[CompiledProblem.Levels];
        for (var (k, next) = (0, 0); k < problem.Classes.Length; k++)
        {
            if (next < open.Length && open[next] == k)
            {
                next++;
            }
            else if (problem.Classes[k].Fits)
            {
                proof.Constraints.ReducedCosts(k, proof.Relaxed.ReducedGradient, proof.Relaxed.Multipliers, gains);
                most = Math.Max(most, SpanMath.Max(gains));
            }
        }

        return proof.Relaxed.Bound + most;
    }
}
