using CsCheck;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Numerics;

/// <summary>The rules that search and report integrate with, against the tests' own fine grid.</summary>
public sealed class FactorRuleTests
{
    private static readonly double[] Loadings = [0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.7, 0.8, 0.85, 0.9];

    // Lists of up to 60 programs with values 1–2, odds spread like real ones: many small, a few larger, from long shots to safeties.
    private static readonly Gen<(double Value, double Odds)[]> Lists =
        Gen.OneOf(0.02, 0.1, 0.3, 0.8).SelectMany(most =>
            Gen.Select(Gen.Double[1, 2], Gen.Double[0.1, 1]).Select((value, root) => (value, most * root * root)).Array[1, 60]);

    [Fact]
    public void Reported_values_are_right_to_a_millionth() => Gen.Select(Lists, Gen.OneOf(Loadings)).Sample(
        (list, loading) => Assert.InRange(RelativeError(list, loading, FactorRule.Report(loading)), 0, 1e-6), iter: 400);

    [Fact]
    public void Values_in_search_are_right_to_two_percent_of_the_best_program() => Gen.Select(Lists, Gen.OneOf(Loadings)).Sample(
        (list, loading) => Assert.InRange(Error(list, loading, FactorRule.Search(loading)) / list.Max(p => p.Value), 0, 2e-2), iter: 400);

    [Fact]
    public void Whoever_asks_at_once_each_gets_the_rule_of_the_own_loading()
    {
        const int Times = 3_000_000;
        // Round numbers share a hash, and with it the place where the last rule is kept.
        double[] loadings = [0.075, 0.125, 0.15, 0.175, 0.25, 0.3, 0.35, 0.375];
        double[] alone = [.. loadings.Select(l => FactorRule.Search(l).Nodes[0])];
        var wrong = 0;

        Parallel.For(0, 4, thread =>
        {
            for (var i = 0; i < Times; i++)
            {
                var which = ((i * 5) + thread) % loadings.Length;
                if (FactorRule.Search(loadings[which]).Nodes[0] != alone[which])
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        });

        Assert.Equal(0, wrong);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void Reported_values_of_long_alike_lists_are_right_to_a_millionth(double loading)
    {
        // The hardest case: sixty alike programs make the chance of at least one yes nearly a step of the factor.
        foreach (var odds in new[] { 0.005, 0.02, 0.085, 0.3, 0.6, 0.9 })
        {
            var list = Enumerable.Repeat((Value: 1.0, Odds: odds), 60).ToArray();
            var error = RelativeError(list, loading, FactorRule.Report(loading));
            Assert.True(error <= 1e-6, $"odds {odds}: {error:E2}");
        }
    }

    [Fact]
    public void The_tests_own_grid_is_finer_than_what_it_judges() => Gen.Select(Lists, Gen.OneOf(Loadings)).Sample(
        (list, loading) =>
        {
            var fine = Value(list, loading, Gaussian.For(loading, 257, 8));
            Assert.Equal(fine, Value(list, loading, Gaussian.For(loading, 1_025, 8.5)), 1e-9 * fine);
        },
        iter: 40);

    [Fact]
    public void Without_a_loading_there_is_nothing_to_integrate()
    {
        Assert.Same(NormalRule.Point, FactorRule.Report(0));
        Assert.Same(NormalRule.Point, FactorRule.Search(0));
    }

    [Fact]
    public void Odds_given_the_factor_average_to_the_odds() =>
        Gen.Select(Gen.Double[0.001, 1], Gen.OneOf(Loadings)).Sample((odds, loading) =>
    {
        var rule = FactorRule.Report(loading);
        var mean = Dependence.Conditional(odds, loading, rule.Nodes).Zip(rule.Weights.ToArray()).Sum(n => n.First * n.Second);
        Assert.Equal(odds, mean, 1e-6 * odds);
    });

    [Fact]
    public void Odds_given_the_factor_are_those_of_the_copula() =>
        Gen.Select(Gen.Double[0.001, 0.999], Gen.Double[0, 0.9], Gen.Double[-5, 5]).Sample((odds, loading, factor) =>
            Assert.Equal(Gaussian.Conditional(odds, loading, factor), Given(odds, loading, factor), 1e-12));

    [Fact]
    public void Odds_rise_with_the_factor_and_certainties_stay() =>
        Gen.Select(Gen.Double[0.01, 0.99], Gen.Double[0.01, 0.9], Gen.Double[-4, 4]).Sample(
        (odds, loading, factor) =>
        {
            Assert.True(Given(odds, loading, factor + 0.1) >= Given(odds, loading, factor));
            Assert.Equal(0, Given(0, loading, factor));
            Assert.Equal(1, Given(1, loading, factor));
            Assert.Equal(odds, Given(odds, 0, factor));
        });

    private static double Given(double odds, double loading, double factor) => Dependence.Conditional(odds, loading, [factor])[0];

    private static double RelativeError((double Value, double Odds)[] list, double loading, NormalRule rule) =>
        Error(list, loading, rule) / Exact(list, loading);

    private static double Error((double Value, double Odds)[] list, double loading, NormalRule rule) =>
        Math.Abs(Value(list, loading, rule.Nodes, rule.Weights) - Exact(list, loading));

    private static double Exact((double Value, double Odds)[] list, double loading) => Value(list, loading, Gaussian.For(loading, 257, 8));

    private static double Value((double Value, double Odds)[] list, double loading, Gaussian rule) =>
        Value(list, loading, [.. rule.Nodes], [.. rule.Weights]);

    private static double Value(
        (double Value, double Odds)[] list,
        double loading,
        ReadOnlySpan<double> nodes,
        ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        var byValue = list.OrderByDescending(p => p.Value).ToArray();
        for (var i = 0; i < nodes.Length; i++)
        {
            var open = weights[i];
            foreach (var (value, odds) in byValue)
            {
                var yes = Gaussian.Conditional(odds, loading, nodes[i]);
                total += open * yes * value;
                open *= 1 - yes;
            }
        }

        return total;
    }
}
