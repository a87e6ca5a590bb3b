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

    /// <summary>Markets of up to this many programs are enumerated.</summary>
    private const int EnumeratedPrograms = 18;

    private const double RelaxationPrecision = 1e-6;
    private const int RelaxationSteps = 150;

    /// <param name="problem">A valid problem: odds in [0,1], finite values, unique ids, feasible includes.</param>
    /// <param name="cancellationToken">Checked between the steps of the search.</param>
    public static PortfolioSolution Solve(PortfolioProblem problem, CancellationToken cancellationToken = default) =>
        Solve(problem, enumerate: true, cancellationToken);

    /// <param name="problem">The problem.</param>
    /// <param name="enumerate">Whether exact methods may be used where they apply; off to test the search alone.</param>
    /// <param name="cancellationToken">Checked between the steps of the search.</param>
    internal static PortfolioSolution Solve(PortfolioProblem problem, bool enumerate, CancellationToken cancellationToken)
    {
        var market = Market.Compile(problem);
        var grid = OddsGrid.ForSearch(market);
        var state = Greedy(market, grid, cancellationToken);
        var polytope = new RelaxedPolytope(market);
        var relaxed = new RelaxationSolver(polytope, grid, state.Selection.ToPoint())
            .Solve(Within(state.Objective, RelaxationPrecision), RelaxationPrecision, RelaxationSteps, cancellationToken);
        var best = Improve(state, polytope, relaxed, cancellationToken);
        var isOptimal = false;
        if (enumerate && DynamicProgram.For(market) is { } program)
        {
            (best, isOptimal) = (program.Solve(cancellationToken), true);
        }
        else if (enumerate && problem.Candidates.Count <= EnumeratedPrograms)
        {
            (best, isOptimal) = Enumeration.Run(market, OddsGrid.ForReport(market), best, cancellationToken);
        }

        return SolutionReport.Of(polytope, grid, best, relaxed, isOptimal, cancellationToken);
    }

    /// <summary>The better of two greedy portfolios: by gain and by gain per dollar.</summary>
    private static SearchState Greedy(Market market, OddsGrid grid, CancellationToken cancellationToken) =>
        new[] { GreedyRule.Gain, GreedyRule.GainPerDollar }.Select(rule =>
        {
            var state = new SearchState(market, grid);
            state.AddForced();
            GreedySearch.Extend(state, rule, cancellationToken);
            return state;
        }).MaxBy(state => state.Objective)!;

    /// <summary>The better of the greedy portfolio and the rounded relaxation, each improved by exchanges.</summary>
    private static Selection Improve(SearchState state, RelaxedPolytope polytope, RelaxedSolution relaxed, CancellationToken cancellationToken)
    {
        if (relaxed.Bound <= Within(state.Objective, RelaxationPrecision))
        {
            return state.Selection;
        }

        var (greedy, greedyObjective) = (state.Selection, state.Objective);
        Rounding.Round(state, relaxed.Point);
        var contenders = Contenders.Of(polytope, relaxed, Math.Max(greedyObjective, state.Objective));
        new ExchangeSearch(state, contenders, cancellationToken).Run();
        var (rounded, roundedObjective) = (state.Selection, state.Objective);
        if (greedyObjective <= roundedObjective - (0.01 * (relaxed.Bound - roundedObjective)))
        {
            return rounded;
        }

        state.Load(greedy);
        new ExchangeSearch(state, contenders, cancellationToken).Run();
        return state.Objective > roundedObjective ? state.Selection : rounded;
    }

    private static double Within(double objective, double share) => objective + (share * Math.Abs(objective));
}
