using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>One solve's rooms are the next one's: nothing of it may be left in them.</summary>
public sealed class WorkspaceReuseTests
{
    [Fact]
    public void A_solve_in_rooms_that_others_have_used_is_the_same_to_the_last_digit()
    {
        using var workspace = new Workspace();
        foreach (var spec in Specs())
        {
            workspace.Clear();
            var (alone, after) = (PortfolioSolver.Solve(spec.Create()), PortfolioSolver.Solve(spec.Create(), workspace, CancellationToken.None));

            Assert.Equal(alone.Picks, after.Picks);
            Assert.Equal(alone.LeftOut, after.LeftOut);
            Assert.Equal(alone.Curve, after.Curve);
            Assert.Equal((alone.ExpectedValue, alone.UpperBound, alone.Cost), (after.ExpectedValue, after.UpperBound, after.Cost));
            Assert.Equal(alone.Certificate.Point, after.Certificate.Point);
            Assert.Equal(alone.Certificate.Tiers, after.Certificate.Tiers);
        }
    }

    /// <summary>Markets of all sizes, the exact methods' among them, in no order.</summary>
    private static IEnumerable<MarketSpec> Specs() => Enumerable.Range(0, 60).Select(seed => new MarketSpec
    {
        Seed = seed,
        Programs = seed % 4 == 0 ? 12 : 20 + (seed * 37 % 200),
        Applications = 4 + (seed % 30),
        UniformValues = seed % 2 == 0,
        Dependence = (seed % 3) switch
        {
            0 => default,
            1 => Dependence.OneStage(0.4),
            _ => new Dependence(0.3, 0.4),
        },
        Signals = seed % 5 < 3,
        Tiers = seed % 5 > 1,
        Budget = seed % 7 > 2,
        GroupCaps = seed % 7 < 3,
    });
}
