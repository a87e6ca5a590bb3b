using SmartPick.Engine.Odds;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Odds;

public sealed class StateRegionsTests
{
    private static readonly StateRegions Shipped = ShippedModel.Parameters.Regions;

    [Theory]
    [InlineData("MI", "OH")]
    [InlineData("OH", "WV")]
    [InlineData("CA", "WA")]
    [InlineData("DC", "MD")]
    public void Neighbors_and_states_of_a_division_are_near_each_other(string state, string other)
    {
        Assert.True(Shipped.AreNear(state, other));
        Assert.True(Shipped.AreNear(other, state));
    }

    [Theory]
    [InlineData("MI", "NY")]
    [InlineData("MI", "MI")]
    [InlineData("PR", "FL")]
    [InlineData("MI", "XX")]
    public void Others_are_not(string state, string other) => Assert.False(Shipped.AreNear(state, other));

    [Fact]
    public void A_border_has_two_sides() =>
        Assert.Contains("OH", Assert.Throws<ArgumentException>(() => new StateRegions("here", new Dictionary<string, StateRegion>
        {
            ["MI"] = new("east-north-central", ["OH"]),
            ["OH"] = new("east-north-central", []),
        })).Message, StringComparison.Ordinal);
}
