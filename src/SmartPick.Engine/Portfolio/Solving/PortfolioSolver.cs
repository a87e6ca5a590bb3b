using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio.Solving;

/// <summary>
/// Chooses programs and signals to maximize the expected value of the best program that says yes, under correlated
/// decisions, tiered fees, caps, a budget and scarce signals, and certifies how far from the optimum the choice can be
/// at most. Deterministic: the same problem gives the same answer.
/// </summary>
public static class PortfolioSolver
{
    /// <summary>How much further the bound may be from what was reached on the fine grid than on the coarse one (share of it).</summary>
    private const double GridError = 1e-4;

    /// <summary>Problems of up to this many classes have room for all that is reported on; others compute it again at each look.</summary>
    private const int FewClasses = 128;

    /// <summary>
    /// The share of a full proof's work that one without a certificate is given: a recommendation gains little from the last digits of its
    /// gap.
    /// </summary>
    private const double ShortProof = 0.25;

    /// <summary>What the search may compute: for any problem, and for each class of it.</summary>
    private const long SearchWork = 100_000_000, SearchWorkPerClass = 1_000_000;

    /// <param name="problem">A valid problem: odds in [0,1], finite values, unique ids, feasible includes.</param>
    /// <param name="cancellationToken">Checked between the steps of the search.</param>
    public static PortfolioSolution Solve(PortfolioProblem problem, CancellationToken cancellationToken = default) =>
        Solve(problem, exact: true, cancellationToken);

    /// <summary>Searches for a good portfolio, of which nothing is proved yet.</summary>
    /// <param name="problem">The problem, compiled.</param>
    /// <param name="grid">Its grid for searching, which does not depend on its limits.</param>
    /// <param name="cancellationToken">Checked between the steps of the search.</param>
    internal static SearchResult Search(CompiledProblem problem, OddsGrid grid, CancellationToken cancellationToken) =>
        PortfolioSearch.Run(new RelaxationConstraints(problem), grid, SearchBudget(problem), cancellationToken);

    /// <summary>The greedy portfolio: fast, and not as good.</summary>
    /// <inheritdoc cref="Search"/>
    internal static Selection Greedy(CompiledProblem problem, OddsGrid grid, CancellationToken cancellationToken)
    {
        using var state = new SearchState(problem, grid);
        state.AddForced();
        GreedySearch.Extend(state, GreedyRule.Gain, cancellationToken);
        return state.Selection;
    }

    /// <summary>What a portfolio comes to on the coarse rule.</summary>
    /// <param name="portfolio">The portfolio.</param>
    /// <param name="grid">The grid for searching of its problem.</param>
    /// <param name="cancellationToken">Checked at every program.</param>
    internal static PortfolioEstimate Estimate(Selection portfolio, OddsGrid grid, CancellationToken cancellationToken)
    {
        var path = ApplicationOrder.OfChosen(portfolio.Problem, grid, portfolio, cancellationToken);
        using var values = new PrefixValues(portfolio.Problem, grid, path);
        values.Follow(path.Length, cancellationToken);
        return new PortfolioEstimate(path, values.Curve);
    }

    /// <summary>A portfolio with reported values and nothing proved.</summary>
    /// <inheritdoc cref="Estimate"/>
    /// <param name="detail">How much to report.</param>
    internal static PortfolioSolution Report(
        Selection portfolio, OddsGrid grid, ReportDetail detail, CancellationToken cancellationToken)
    {
        using var reportGrid = ReportGrid(portfolio.Problem);
        return SolutionReport.Of(portfolio, grid, reportGrid, proof: null, detail, cancellationToken);
    }

    private static WorkBudget SearchBudget(CompiledProblem problem) => new(SearchWork + (SearchWorkPerClass * problem.Classes.Length));

    /// <param name="problem">The problem.</param>
    /// <param name="exact">
    /// Whether dynamic programming and branch and bound may be used where they apply; off to test the search alone.
    /// </param>
    /// <param name="cancellationToken">Checked between the steps of the search.</param>
    internal static PortfolioSolution Solve(PortfolioProblem problem, bool exact, CancellationToken cancellationToken) =>
        Solve(CompiledProblem.Compile(problem), exact, cancellationToken);

    private static PortfolioSolution Solve(CompiledProblem problem, bool exact, CancellationToken cancellationToken)
    {
        using var grid = OddsGrid.ForSearch(problem);
        return Solve(Search(problem, grid, cancellationToken), grid, exact, ReportDetail.Certificate, cancellationToken);
    }

    /// <summary>
    /// The portfolio that was found or a better one, with its bound, without the certificate that nobody asks of a recommendation.
    /// </summary>
    /// <param name="found">What was found.</param>
    /// <param name="grid">The grid for searching of its problem.</param>
    /// <param name="cancellationToken">Checked between the steps of the proof.</param>
    internal static PortfolioSolution Solve(SearchResult found, OddsGrid grid, CancellationToken cancellationToken) =>
        Solve(found, grid, exact: true, ReportDetail.Market, cancellationToken);

    private static PortfolioSolution Solve(
        SearchResult found, OddsGrid searchGrid, bool exact, ReportDetail detail, CancellationToken cancellationToken)
    {
        using var reportGrid = ReportGrid(found.Constraints.Problem);
        var (best, proof) = Prove(found, searchGrid, reportGrid, exact, detail == ReportDetail.Certificate ? 1 : ShortProof, cancellationToken);
        return SolutionReport.Of(best, searchGrid, reportGrid, proof, detail, cancellationToken);
    }

    private static OddsGrid ReportGrid(CompiledProblem problem) => OddsGrid.ForReport(problem, keep: problem.Classes.Length <= FewClasses);

    private static (Selection Best, BoundProof Proof) Prove(
        SearchResult found, OddsGrid searchGrid, OddsGrid reportGrid, bool exact, double workShare, CancellationToken cancellationToken)
    {
        var (constraints, best, reached, searched) = found;
        var problem = constraints.Problem;
        var slack = searched.Bound - reached + (GridError * Math.Abs(searched.Bound));
        using var reported = new DualBoundEvaluator(problem, reportGrid);
        var proof = new BoundProof { Constraints = constraints, Relaxed = reported.At(constraints, searched, slack, cancellationToken) };
        if (!exact || proof.Closes(reportGrid, best))
        {
            return (best, proof);
        }

        // What a tree proves can be rechecked from the answer: it comes first where it may well close the gap.
        if (problem.Classes.Length > BoundTightening.SmallProblem && Exact() is { } optimum)
        {
            return (optimum, proof with { IsExact = true });
        }

        (best, proof) = BoundTightening.Run(proof, searchGrid, reportGrid, best, workShare, cancellationToken);
        return proof.Closes(reportGrid, best) || problem.Classes.Length > BoundTightening.SmallProblem || Exact() is not { } exactly
            ? (best, proof)
            : (exactly, proof with { IsExact = true });

        Selection? Exact()
        {
            if (DynamicProgram.For(problem, reportGrid) is not { } program)
            {
                return null;
            }

            using var state = new SearchState(problem, reportGrid);
            state.Load(program.Solve(cancellationToken));
            state.DropUseless();
            return state.Selection;
        }
    }
}
