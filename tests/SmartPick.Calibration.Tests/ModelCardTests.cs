using System.Globalization;
using System.Text.RegularExpressions;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Calibration.Tests;

/// <summary>The model card is what the data says, and its worked example can be recomputed by hand.</summary>
public sealed partial class ModelCardTests
{
    private const string Specialty = "dr";

    private static readonly string Card = File.ReadAllText(Shipped.Data.PathOf("docs", "model-card.md"));

    [Fact]
    public async Task The_card_is_made_from_the_data() =>
        Assert.Equal(ModelCard.Write(Shipped.Model, Shipped.Seasons.Latest.MatchYear, await Shipped.Acceptance), Card);

    [Fact]
    public void The_worked_example_adds_up()
    {
        var rows = Row().Matches(Card).Select(m => Number(m.Groups["effect"].Value)).ToArray();
        var sum = Number(Sum().Match(Card).Groups["sum"].Value);
        var variance = Number(Variance().Match(Card).Groups["variance"].Value);

        Assert.Equal(rows.Sum(), sum, 0.001);
        Assert.Equal(ByHand(sum, variance), Number(Interview().Match(Card).Groups["p"].Value), 0.0005);
        Assert.Equal(UnknownVariance(), variance, 0.001);
    }

    [Fact]
    public void Its_rows_are_coefficient_times_deviation()
    {
        Assert.Equal(Get("strength.step2ck") * (26.2 - Get("strength.step2ck.reference")), Effect("step2ck"), 0.0001);
        Assert.Equal(Get("strength.honors") * (3 - Get("strength.honors.reference")), Effect("honors"), 0.0001);
        Assert.Equal(Get("strength.research") * (Math.Log(1 + 6) - Get("strength.research.reference")), Effect("research"), 0.0001);
        Assert.Equal(
            -Get("selectivity.medianStep2ck") * (25.8 - Get("selectivity.medianStep2ck.reference")), Effect("median-score"), 0.0001);
        Assert.Equal(Get("affinity.tie"), Effect("geographic-tie"), 0.0001);
    }

    [Fact]
    public void Its_odds_are_the_codes()
    {
        var odds = new OddsModel(ModelCard.Example, Shipped.Seasons.Latest.MatchYear, Shipped.Model).At(ModelCard.ExampleProgram);

        Assert.Equal(odds.Interview[SignalLevel.None].P, Number(Interview().Match(Card).Groups["p"].Value), 0.0001);
        Assert.Equal(
            odds.Interview[SignalLevel.Gold].P,
            ByHand(Number(Sum().Match(Card).Groups["sum"].Value) + Get("signal.gold"), UnknownVariance()),
            0.0005);
    }

    /// <summary>σ(mean / √(1 + π/8 · variance)).</summary>
    private static double ByHand(double mean, double variance) => 1 / (1 + Math.Exp(-mean / Math.Sqrt(1 + (Math.PI / 8 * variance))));

    /// <summary>What the empty columns of the example's program leave, from the parameters alone.</summary>
    private static double UnknownVariance()
    {
        var products = Math.Log(1 + 6) - Get("strength.research.reference");
        return new[] { "interviewRate", "applicantsPerPosition", "size", "irDivision", "research" }
                .Sum(f => Math.Pow(Get($"selectivity.{f}") * Get($"selectivity.{f}.spread"), 2))
            + Math.Pow(Get("selectivity.residual"), 2)
            + Math.Pow(Get("affinity.mission") * products * Get("research.level.spread"), 2);
    }

    private static double Effect(string factor) =>
        Number(Row().Matches(Card).Single(m => m.Groups["factor"].Value == factor).Groups["effect"].Value);

    private static double Get(string name) => Shipped.Model.Get(name, Specialty).Value;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| (?<factor>[a-z0-9-]+) \| (?<effect>-?\d+\.\d{4}) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\*\*sum\*\* \| \*\*(?<sum>-?\d+\.\d+)\*\*")]
    private static partial Regex Sum();

    [GeneratedRegex(@"leave a variance of (?<variance>\d+\.\d+)")]
    private static partial Regex Variance();

    [GeneratedRegex(@"P\(interview\) = σ\(.*\) = \*\*(?<p>\d\.\d+)\*\*")]
    private static partial Regex Interview();
}
