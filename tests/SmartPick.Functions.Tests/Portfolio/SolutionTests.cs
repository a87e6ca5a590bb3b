using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Portfolio;

/// <summary>Markets solved over HTTP. The app has no catalog: its storage is down.</summary>
public sealed class SolutionTests(FunctionApp app) : IClassFixture<FunctionApp>
{
    private readonly HttpClient _client = app.CreateClient();

    [Fact]
    public async Task The_example_of_the_contract_is_solved()
    {
        var answer = await SolvedMarket.OfAsync(_client, MarketRequest.Example());

        Assert.Equal(["a", "b", "c", "d"], answer.Portfolio.Select(p => p.Id).Order(StringComparer.Ordinal));
        Assert.Equal("gold", answer.Portfolio.Single(p => p.Id == "a").Signal);
        Assert.All(answer.Portfolio.Where(p => p.Id != "a"), p => Assert.Equal("none", p.Signal));
        Assert.Equal(0.4 + (0.6 * ((0.3 * 0.9) + (0.7 * ((0.5 * 0.8) + (0.5 * 0.6 * 0.7))))), answer.ExpectedValue, 1e-12);
        Assert.Equal(1 - (0.6 * 0.7 * 0.5 * 0.4), answer.MatchProbability, 1e-12);
        Assert.Equal(11 + 1 + 11 + 5, answer.Cost, 1e-12);
        Assert.True(answer.Optimal);
        Assert.Equal(0, answer.Gap, 1e-12);
    }

    [Fact]
    public async Task The_curve_and_the_marginals_are_of_the_portfolio()
    {
        var request = MarketRequest.Example().With("limits.applications", "3");
        var answer = await SolvedMarket.OfAsync(_client, request);

        Assert.Equal(Enumerable.Range(0, 4), answer.Curve.Select(c => c.Applications));
        Assert.Equal((0, 0, 0), (answer.Curve[0].FeesUsd, answer.Curve[0].MatchProbability, answer.Curve[0].ExpectedValue));
        Assert.Equal(
            (answer.Cost, answer.MatchProbability, answer.ExpectedValue),
            (answer.Curve[3].FeesUsd, answer.Curve[3].MatchProbability, answer.Curve[3].ExpectedValue));
        foreach (var pick in answer.Portfolio)
        {
            var rest = request.With("exclude", new JsonArray(
                [.. new[] { "a", "b", "c", "d" }.Where(id => id == pick.Id || answer.Portfolio.All(p => p.Id != id)).Select(id => (JsonNode)id)]).ToJsonString());
            Assert.Equal(answer.ExpectedValue - (await SolvedMarket.OfAsync(_client, rest)).ExpectedValue, pick.Marginal, 1e-12);
        }
    }

    /// <summary>The smaller the unit of money, the larger the prices of the certificate.</summary>
    [Theory]
    [InlineData(1e-28, 1e9)]
    [InlineData(1e-40, 1)]
    [InlineData(1e-150, 1e9)]
    [InlineData(1e-300, -1e9)]
    public async Task Any_unit_of_money_and_of_value_is_answered(double cost, double value)
    {
        var answer = await SolvedMarket.OfAsync(_client, new JsonObject
        {
            ["programs"] = new JsonArray([.. Enumerable.Range(0, 30).Select(i => (JsonNode)new JsonObject
            {
                ["id"] = $"{i:D2}", ["odds"] = (i + 1) / 32.0, ["value"] = value / (1 + (i % 7)), ["cost"] = cost * (1 + (i % 3)),
            })]),
            ["correlation"] = 0.3,
            ["limits"] = new JsonObject { ["applications"] = 5, ["budget"] = 4 * cost },
        });

        // A budget holds to a billionth of a dollar.
        Assert.InRange(answer.Cost, 0, (4 * cost) + 1e-9);
        Assert.InRange(answer.Gap, 0, 1);
    }

    /// <summary>Kapur and Hong (2022), example with equal costs: the optimal portfolios are nested.</summary>
    [Theory]
    [InlineData(1, 2.0)]
    [InlineData(2, 2.7)]
    [InlineData(3, 3.24)]
    [InlineData(4, 3.483)]
    [InlineData(5, 3.5154)]
    public async Task The_published_example_has_its_published_values(int applications, double value)
    {
        double[] odds = [0.2, 0.5, 0.1, 0.6, 0.1];
        double[] worth = [1, 4, 9, 1, 8];
        string[] order = ["2", "3", "5", "4", "1"];
        var request = new JsonObject
        {
            ["programs"] = new JsonArray(
                [.. odds.Select((p, i) => (JsonNode)new JsonObject { ["id"] = $"{i + 1}", ["value"] = worth[i], ["odds"] = p })]),
            ["limits"] = new JsonObject { ["applications"] = applications },
        };

        var answer = await SolvedMarket.OfAsync(_client, request);

        Assert.Equal(value, answer.ExpectedValue, 1e-12);
        Assert.Equal(order[..applications], answer.Portfolio.Select(p => p.Id));
        Assert.True(answer.Optimal);
    }

    [Fact]
    public async Task Two_stages_without_correlation_are_their_product()
    {
        var request = JsonEdits.Parse(
            """
            {"programs": [
              {"id": "a", "value": 1, "interviewOdds": 0.4, "interviewSignalOdds": {"gold": 0.5}, "matchOdds": 0.5},
              {"id": "b", "value": 1, "interviewOdds": 0.2, "matchOdds": 0.5}],
             "limits": {"signals": {"gold": 1}}}
            """);

        Assert.Equal(1 - (0.75 * 0.9), (await SolvedMarket.OfAsync(_client, request)).ExpectedValue, 1e-12);
        var correlated = await SolvedMarket.OfAsync(_client, request.With("correlation", """{"interview": 0.3, "match": 0.4}"""));
        Assert.InRange(correlated.ExpectedValue, 0.25, 1 - (0.75 * 0.9));
    }

    [Theory]
    [InlineData("""{"programs": []}""")]
    [InlineData("""{"programs": [], "correlation": 0.3, "limits": {"applications": 4, "perGroup": {"dr": 1}, "budget": 100}, "tiers": {"dr": [{"each": 11}]}}""")]
    [InlineData("""{"programs": [{"id": "a", "value": 1, "odds": 0.5}], "limits": {"applications": 0}}""")]
    [InlineData("""{"programs": [{"id": "a", "value": 1, "odds": 0.5}], "exclude": ["a"]}""")]
    [InlineData("""{"programs": [{"id": "a", "value": 1, "odds": 0.5, "cost": 2}], "limits": {"budget": 1}}""")]
    public async Task Nothing_to_apply_to_is_an_empty_answer(string request)
    {
        var answer = await SolvedMarket.OfAsync(_client, JsonEdits.Parse(request));

        Assert.Empty(answer.Portfolio);
        Assert.Equal((0, 0, 0, 0, 0), (answer.ExpectedValue, answer.MatchProbability, answer.Cost, answer.UpperBound, answer.Gap));
        Assert.True(answer.Optimal);
        Assert.Single(answer.Curve);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.3")]
    [InlineData("0.9")]
    public async Task The_order_of_the_request_does_not_matter(string correlation)
    {
        var request = MarketRequest.Everything(seed: 7, programs: 40, applications: 12, correlation);
        // Programs that only their ids tell apart.
        foreach (var i in Enumerable.Range(0, 20))
        {
            var twin = request["programs"]![i]!.DeepClone();
            twin["id"] = $"t{i}";
            request["programs"]!.AsArray().Add(twin);
        }

        var shuffled = request["programs"]!.AsArray().Select(p => p!.DeepClone()).ToArray();
        new Random(3).Shuffle(shuffled);
        var other = request.With("programs", new JsonArray(shuffled).ToJsonString());

        Assert.Equal(await TextAsync(request.ToJsonString()), await TextAsync(other.ToJsonString()));
    }

    [Fact]
    public async Task The_same_request_has_the_same_bytes()
    {
        var request = MarketRequest.Everything(seed: 8, programs: 100, applications: 30, "0.4").ToJsonString();

        Assert.Equal(await TextAsync(request), await TextAsync(request));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.3")]
    [InlineData("0.9")]
    public async Task Two_thousand_programs_are_solved(string correlation)
    {
        var request = MarketRequest.Everything(seed: 9, programs: 2000, applications: 60, correlation);
        Assert.InRange(Encoding.UTF8.GetByteCount(request.ToJsonString()), 200_000, 512 * 1024);

        var answer = await SolvedMarket.OfAsync(_client, request);

        Assert.InRange(answer.Gap, 0, 0.005);
        Assert.InRange(answer.Cost, 0, 60 * 15);
    }

    [Fact]
    public async Task Programs_forced_in_and_out_are()
    {
        var answer = await SolvedMarket.OfAsync(
            _client, MarketRequest.Example().With("limits.applications", "1").With("include", """["b"]""").With("exclude", """["a"]"""));

        Assert.Equal("b", Assert.Single(answer.Portfolio).Id);
        Assert.True(answer.Optimal);
    }

    private async Task<string> TextAsync(string request)
    {
        using var response = await _client.SolveAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        return await response.Content.ReadAsStringAsync();
    }
}
