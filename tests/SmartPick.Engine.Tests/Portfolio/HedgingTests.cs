using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>
/// Ali &amp; Shorrer, "Hedging when applying": who takes decisions for independent drifts to reaches; when they hang
/// together, the best list is reach + match + safety.
/// </summary>
public sealed class HedgingTests
{
    private const int Applications = 10;
    private const int PerGroup = 10;

    private static readonly string[] Groups = ["reach", "match", "safety"];

    private static readonly PortfolioSolution Independent = PortfolioSolver.Solve(Market(0));

    [Fact]
    public void Independent_decisions_drift_to_reaches()
    {
        Assert.Equal(0, Count(Independent, "safety"));
        Assert.True(Count(Independent, "reach") > Applications / 2);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Correlated_decisions_are_hedged(double loading)
    {
        var solution = PortfolioSolver.Solve(Market(loading));

        Assert.True(Count(solution, "safety") > 0);
        Assert.True(Count(solution, "reach") > 0);
        Assert.True(Count(solution, "reach") < Count(Independent, "reach"));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void The_drifted_list_matches_less_often_and_is_worth_less(double loading)
    {
        var problem = Market(loading);
        var hedged = PortfolioSolver.Solve(problem);
        var grid = new ReferenceGrid(problem, oneStageNodes: 257);

        Assert.True(grid.Value(hedged.List(), 0) > grid.Value(Independent.List(), 0));
        Assert.True(grid.MatchProbability(hedged.List()) > grid.MatchProbability(Independent.List()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void No_other_mix_of_the_three_groups_is_worth_more(double loading)
    {
        var problem = Market(loading);
        var grid = new ReferenceGrid(problem);
        var best = (from reaches in Enumerable.Range(0, Applications + 1)
                    from matches in Enumerable.Range(0, Applications + 1 - reaches)
                    let counts = new[] { reaches, matches, Applications - reaches - matches }
                    select grid.Value(
                        Groups.Zip(counts).SelectMany(g => problem.Candidates.Where(c => c.Group == g.First).Take(g.Second))
                            .Select(c => (c, SignalLevel.None)), 0))
            .Max();

        Assert.Equal(best, PortfolioSolver.Solve(problem).ExpectedValue, 1e-6);
    }

    [Fact]
    public void Safeties_grow_with_correlation()
    {
        var safeties = new[] { 0, 0.3, 0.5, 0.8 }.Select(loading => Count(PortfolioSolver.Solve(Market(loading)), "safety")).ToArray();

        Assert.Equal(safeties.Order(), safeties);
        Assert.True(safeties[^1] > safeties[0]);
    }

    /// <summary>Ten programs each of three groups: the more wanted, the less likely.</summary>
    private static PortfolioProblem Market(double loading) => new()
    {
        Candidates =
        [
            .. Group("reach", 1.0, 0.25),
            .. Group("match", 0.6, 0.45),
            .. Group("safety", 0.3, 0.8),
        ],
        Dependence = Dependence.OneStage(loading),
        Limits = new PortfolioLimits { Applications = Applications },
    };

    private static IEnumerable<Candidate> Group(string name, double value, double odds) =>
        Enumerable.Range(0, PerGroup).Select(i => new Candidate { Id = $"{name}-{i}", Group = name, Value = value, Odds = odds });

    private static int Count(PortfolioSolution solution, string group) => solution.Chosen().Count(c => c.Group == group);
}
