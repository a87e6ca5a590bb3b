namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Everything that proves a bound: a point and prices for all portfolios, and a tree of cases where these leave a gap. The
/// reported bound is read off it, and it is written out as the <see cref="Certificate"/>.
/// </summary>
internal sealed record BoundProof
{
    /// <summary>A bound this close (share of it) proves a portfolio optimal up to rounding.</summary>
    public const double Proven = 1e-9;

    /// <summary>The whole problem's constraints, in which classes that do not fit are held to none.</summary>
    public required RelaxationConstraints Constraints { get; init; }

    /// <summary>The point and prices for all portfolios of the classes that fit, with the reduced gradient on the reporting grid.</summary>
    public required RelaxedSolution Relaxed { get; init; }

    /// <summary>Whether dynamic programming found the optimum.</summary>
    public bool IsExact { get; init; }

    /// <summary>The constraints of the classes that the tree is about, where there is one.</summary>
    public RelaxationConstraints? Part { get; init; }

    /// <summary>The whole problem's index of each class of the part.</summary>
    public int[] Open { get; init; } = [];

    /// <summary>
    /// Classes that fit and are not in the part: a portfolio with one of them is worth no more than this. −∞ where there is none.
    /// </summary>
    public double BoundOfClosed { get; init; } = double.NegativeInfinity;

    /// <summary>The tree; empty where there is none.</summary>
    public IReadOnlyList<SearchNode> Tree { get; init; } = [];

    /// <summary>Whether it proves a portfolio optimal.</summary>
    /// <param name="grid">The reporting grid.</param>
    /// <param name="selection">The portfolio.</param>
    public bool Closes(OddsGrid grid, Selection selection) => Bound - Objective(grid, selection) <= Proven * Math.Abs(Bound);

    /// <summary>A portfolio's value less fees.</summary>
    /// <param name="grid">The reporting grid.</param>
    /// <param name="selection">The portfolio.</param>
    public static double Objective(OddsGrid grid, Selection selection)
    {
        using var state = new SearchState(selection.Problem, grid);
        state.Load(selection);
        return state.Objective;
    }

    /// <summary>What is proved of value less fees.</summary>
    public double Bound
    {
        get
        {
            if (Part is null)
            {
                return Relaxed.Bound;
            }

            var most = BoundOfClosed;
            foreach (var node in Tree)
            {
                most = node.Decision is null ? Math.Max(most, node.Bound) : most;
            }

            return Math.Min(Relaxed.Bound, most);
        }
    }
}
