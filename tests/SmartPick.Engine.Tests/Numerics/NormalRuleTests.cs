using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Tests.Numerics;

public sealed class NormalRuleTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(33)]
    [InlineData(65)]
    public void Weights_are_a_symmetric_distribution(int count)
    {
        var rule = NormalRule.Trapezoid(count, 6.5);
        var (nodes, weights) = (rule.Nodes.ToArray(), rule.Weights.ToArray());

        Assert.Equal(count, nodes.Length);
        Assert.Equal(1, weights.Sum(), 1e-14);
        Assert.All(Enumerable.Range(0, count), i =>
        {
            Assert.True(weights[i] > 0);
            Assert.Equal(weights[count - 1 - i], weights[i], 1e-15);
            Assert.Equal(-nodes[count - 1 - i], nodes[i], 1e-12);
        });
        Assert.Equal(nodes.Order(), nodes);
        Assert.Equal(6.5, nodes[^1], 1e-12);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 3)]
    [InlineData(6, 15)]
    public void Moments_are_those_of_a_standard_normal(int power, double moment)
    {
        var rule = NormalRule.Trapezoid(65, 7.5);
        var nodes = rule.Nodes.ToArray().Zip(rule.Weights.ToArray()).ToArray();

        Assert.Equal(moment, nodes.Sum(n => n.Second * Math.Pow(n.First, power)), 1e-6 * moment);
        Assert.Equal(0, nodes.Sum(n => n.Second * Math.Pow(n.First, power - 1)), 1e-10);
    }

    [Fact]
    public void A_rule_for_nothing_is_one_node() => Assert.Equal([0.0, 1.0], [.. NormalRule.Point.Nodes, .. NormalRule.Point.Weights]);

    [Fact]
    public void Two_nodes_are_too_few() => Assert.Throws<ArgumentOutOfRangeException>(() => NormalRule.Trapezoid(2, 6.5));

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.025, -1.9599639845400545)]
    public void Quantiles_are_the_tabulated_ones(double probability, double quantile)
    {
        Assert.Equal(quantile, StandardNormal.Quantile(probability), 1e-9);
        Assert.Equal(probability, StandardNormal.Cdf(quantile), 1e-9);
    }

    [Fact]
    public void Certainty_lies_at_infinity()
    {
        Assert.Equal(double.NegativeInfinity, StandardNormal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, StandardNormal.Quantile(1));
        Assert.Equal(0, StandardNormal.Cdf(double.NegativeInfinity));
        Assert.Equal(1, StandardNormal.Cdf(double.PositiveInfinity));
    }

    [Fact]
    public void Log_odds_and_back_is_the_probability() => Assert.All(
        new[] { 1e-9, 0.085, 0.5, 0.9, 1 - 1e-9 },
        p => Assert.Equal(p, Logit.ToProbability(Logit.Of(p)), 1e-15));
}
