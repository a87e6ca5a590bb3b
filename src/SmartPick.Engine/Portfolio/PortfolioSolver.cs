namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Chooses programs and signals to maximise the expected value of the best program that says yes, under correlated
/// decisions, tiered fees, caps, a budget and scarce signals. Deterministic: the same problem gives the same answer.
/// </summary>
public static class PortfolioSolver
{
    /// <param name="problem">A valid problem: odds in [0,1], finite values, unique ids, feasible includes.</param>
    /// <param name="cancellationToken">Checked between the steps of the search.</param>
    public static PortfolioSolution Solve(PortfolioProblem problem, CancellationToken cancellationToken = default)
    {
        var market = Market.Compile(problem);
        var grid = new OddsGrid(market, FactorRule.Search(problem.Dependence.Interview), FactorRule.Search(problem.Dependence.Match));
        var best = new[] { GreedyRule.Gain, GreedyRule.GainPerDollar }
            .Select(rule => Greedy(market, grid, rule, cancellationToken))
            .MaxBy(state => state.Objective)!;
        return SolutionReport.Of(market, grid, best.Selection, cancellationToken);
    }

    private static SearchState Greedy(Market market, OddsGrid grid, GreedyRule rule, CancellationToken cancellationToken)
    {
        var state = new SearchState(market, grid);
        state.AddForced();
        GreedySearch.Extend(state, rule, cancellationToken);
        return state;
    }
}
