using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Portfolio;

/// <summary>Markets that once timed out, or were called optimal though they were not.</summary>
public sealed class SolverCaseTests(FunctionApp app) : IClassFixture<FunctionApp>
{
    private readonly HttpClient _client = app.CreateClient();

    public static TheoryData<string, string, double> Cases => new()
    {
        {
            """{"programs": [{"id": "p1", "value": 0.7, "odds": 1, "signalOdds": {"silver": 1.0, "gold": 1.0}}, {"id": "p2", "value": 1, "cost": 7, "odds": 1}], "correlation": 0.1, "limits": {"budget": 6.0}}""",
            "p1 none", 0.7
        },
        {
            """{"programs": [{"id": "p0", "value": 1, "odds": 0.2, "cost": 9, "signalOdds": {"silver": 1, "gold": 1}}, {"id": "p1", "value": 1, "odds": 0.2, "cost": 9}], "correlation": 0.9, "limits": {"signals": {"gold": 0, "silver": 3}, "budget": 6}, "unmatchedValue": 0.3}""",
            "", 0.3
        },
        {
            """{"programs": [{"id": "p8", "value": 1, "odds": 0.25, "signalOdds": {"silver": 0.6, "gold": 0.3}}], "limits": {"signals": {"gold": 1, "silver": 1}}, "include": ["p8"]}""",
            "p8 silver", 0.6
        },
        {
            // Three places at a flat price and no more: without correlation, the three best odds.
            """{"programs": [{"id": "a", "value": 1, "odds": 0.5}, {"id": "b", "value": 1, "odds": 0.4}, {"id": "c", "value": 1, "odds": 0.3}, {"id": "d", "value": 1, "odds": 0.2}], "tiers": {"": [{"first": 3, "flat": 9}]}, "limits": {"budget": 9}}""",
            "a none, b none, c none", 1 - (0.5 * 0.6 * 0.7)
        },
        {
            // One that pays each application and does not fit together with the flat price: two of the group that is open are better.
            """{"programs": [{"id": "a", "value": 1, "odds": 0.5, "group": "g"}, {"id": "b", "value": 1, "odds": 0.3, "group": "flat"}, {"id": "c", "value": 1, "odds": 0.35, "group": "flat"}], "tiers": {"g": [{"each": 5}], "flat": [{"first": 2, "flat": 8}]}, "limits": {"budget": 8}}""",
            "c none, b none", 1 - (0.7 * 0.65)
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_optimum_is_found_and_proven(string market, string portfolio, double value)
    {
        var answer = await SolvedMarket.OfAsync(_client, JsonNode.Parse(market)!.AsObject());

        Assert.Equal(portfolio, string.Join(", ", answer.Portfolio.Select(p => $"{p.Id} {p.Signal}")));
        Assert.Equal(value, answer.ExpectedValue, 1e-9);
        Assert.True(answer.Optimal);
    }

    [Fact]
    public async Task A_last_tier_that_says_how_many_it_holds_closes_the_group()
    {
        var answer = await SolvedMarket.OfAsync(_client, JsonNode.Parse(
            """
            {"programs": [{"id": "p1", "value": 1, "odds": 0.06, "signalOdds": {"silver": 0.49, "gold": 0.78}}, {"id": "p5", "value": 1, "odds": 0.41, "signalOdds": {"silver": 0.45, "gold": 0.75}},
              {"id": "p6", "value": 1, "odds": 0.28, "signalOdds": {"silver": 0.46, "gold": 0.73}}, {"id": "p7", "value": 1, "odds": 0.66, "signalOdds": {"silver": 0.75, "gold": 0.76}}],
             "correlation": 0.3, "tiers": {"": [{"first": 2, "each": 1.37}, {"first": 1, "each": 2.2}]}, "limits": {"signals": {"gold": 3, "silver": 3}, "budget": 25}}
            """)!.AsObject());

        // The three best with gold; the fourth no longer fits.
        Assert.Equal(["p1", "p5", "p7"], answer.Portfolio.Select(p => p.Id).Order(StringComparer.Ordinal));
        Assert.All(answer.Portfolio, p => Assert.Equal("gold", p.Signal));
        Assert.True(answer.Optimal);
    }

    [Fact]
    public async Task Three_hundred_programs_with_costs_of_1_and_1000_are_answered_with_a_small_gap()
    {
        var market = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Portfolio", "Cases", "300-programs-budget-133.json"));

        var answer = await SolvedMarket.OfAsync(_client, JsonNode.Parse(market)!.AsObject());

        Assert.InRange(answer.Cost, 0, 133);
        Assert.InRange(answer.Gap, 0, 0.005);
    }
}
