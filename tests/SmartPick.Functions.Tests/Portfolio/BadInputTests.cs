using System.Net;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Portfolio;

/// <summary>Whatever is wrong with a market is a 400 that names each field.</summary>
public sealed class BadInputTests(FunctionApp app) : IClassFixture<FunctionApp>
{
    private readonly HttpClient _client = app.CreateClient();

    /// <summary>What the example's first program becomes, the field complained of, and how.</summary>
    public static TheoryData<string, string, string> Programs => new()
    {
        { """{"value": 1, "odds": 0.2}""", "id", "required" },
        { """{"id": "a", "odds": 0.2}""", "value", "required" },
        { """{"id": "a", "value": 1}""", "odds", "required" },
        { """{"id": "", "value": 1, "odds": 0.2}""", "id", "out-of-range" },
        { """{"id": 7, "value": 1, "odds": 0.2}""", "id", "wrong-type" },
        { """{"id": "b", "value": 1, "odds": 0.2}""", "id", "duplicate" },
        { """{"id": "a", "value": 1, "odds": -0.01}""", "odds", "out-of-range" },
        { """{"id": "a", "value": 1, "odds": 1.01}""", "odds", "out-of-range" },
        { """{"id": "a", "value": 1, "odds": 1e999}""", "odds", "wrong-type" },
        { """{"id": "a", "value": 1, "odds": "0.2"}""", "odds", "wrong-type" },
        { """{"id": "a", "value": -1e999, "odds": 0.2}""", "value", "wrong-type" },
        { """{"id": "a", "value": 1e300, "odds": 0.2}""", "value", "out-of-range" },
        { """{"id": "a", "value": 1, "odds": 0.2, "cost": -1}""", "cost", "out-of-range" },
        { """{"id": "a", "value": 1, "odds": 0.2, "cost": 1e999}""", "cost", "wrong-type" },
        { """{"id": "a", "value": 1, "odds": 0.2, "signalOdds": {"gold": 0.1}}""", "signalOdds.gold", "too-small" },
        { """{"id": "a", "value": 1, "odds": 0.2, "signalOdds": {"silver": 0.19}}""", "signalOdds.silver", "too-small" },
        { """{"id": "a", "value": 1, "odds": 0.2, "signalOdds": {"silver": 1.5}}""", "signalOdds.silver", "out-of-range" },
        { """{"id": "a", "value": 1, "odds": 0.2, "signalOdds": {"bronze": 0.5}}""", "signalOdds.bronze", "unknown-field" },
        { """{"id": "a", "value": 1, "odds": 0.2, "signalOdds": 0.5}""", "signalOdds", "wrong-type" },
        { """{"id": "a", "value": 1, "odds": 0.2, "matchOdds": 0.5}""", "matchOdds", "mixed-forms" },
        { """{"id": "a", "value": 1, "odds": 0.2, "interviewSignalOdds": {"gold": 0.5}}""", "interviewSignalOdds", "mixed-forms" },
        { """{"id": "a", "value": 1, "odds": 0.2, "tier": "reach"}""", "tier", "unknown-field" },
    };

    /// <summary>Path and value of an edit to the example, the field complained of, and how.</summary>
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "programs", "null", "programs", "required" },
        { "programs", "{}", "programs", "wrong-type" },
        { "programs", "[7]", "programs[0]", "wrong-type" },
        { "correlation", "0.91", "correlation", "out-of-range" },
        { "correlation", "-0.1", "correlation", "out-of-range" },
        { "correlation", "1e999", "correlation", "wrong-type" },
        { "correlation", "\"0.3\"", "correlation", "wrong-type" },
        { "unmatchedValue", "-1", "unmatchedValue", "out-of-range" },
        { "limits.applications", "-1", "limits.applications", "out-of-range" },
        { "limits.applications", "2.5", "limits.applications", "wrong-type" },
        { "limits.perGroup.dr", "-1", "limits.perGroup.dr", "out-of-range" },
        { "limits.budget", "-1", "limits.budget", "out-of-range" },
        { "limits.budget", "1e999", "limits.budget", "wrong-type" },
        { "limits.signals.gold", "-1", "limits.signals.gold", "out-of-range" },
        { "limits.signals.bronze", "1", "limits.signals.bronze", "unknown-field" },
        { "limits.perSpecialty", "{}", "limits.perSpecialty", "unknown-field" },
        { "tiers.dr", """[{"first": 3, "each": 11}, {"each": 10}]""", "tiers.dr[1]", "falling-price" },
        { "tiers.dr", """[{"each": 11}, {"each": 30}]""", "tiers.dr[0]", "open-ended" },
        { "tiers.dr", """[{"first": 0, "each": 11}]""", "tiers.dr[0].first", "out-of-range" },
        { "tiers.dr", """[{"first": 30, "each": -11}]""", "tiers.dr[0].each", "out-of-range" },
        { "tiers.dr", """[{"first": 30}]""", "tiers.dr[0].each", "required" },
        { "tiers.dr", """[{"first": 18, "flat": 99, "each": 11}]""", "tiers.dr[0].flat", "not-allowed" },
        { "tiers.dr", """[{"first": 30, "each": 11}, {"first": 18, "flat": 99}]""", "tiers.dr[1].flat", "not-allowed" },
        { "tiers.dr", """[{"flat": 99}, {"each": 18}]""", "tiers.dr[0]", "open-ended" },
        { "tiers.dr", """[{"first": 18, "flat": -99}]""", "tiers.dr[0].flat", "out-of-range" },
        { "tiers.dr", "11", "tiers.dr", "wrong-type" },
        { "include", """["x"]""", "include", "not-found" },
        { "exclude", """["x"]""", "exclude", "not-found" },
        { "include", "\"a\"", "include", "wrong-type" },
        { "seed", "7", "seed", "unknown-field" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_mistake_in_a_program_names_it(string program, string field, string code)
    {
        var request = MarketRequest.Example();
        request["programs"]!.AsArray().Add(JsonNode.Parse("{}"));
        // As text: a number such as 1e999 has no place in a JSON tree.
        var body = request.ToJsonString().Replace(
            "{}", program.Replace("\"a\"", "\"e\"", StringComparison.Ordinal), StringComparison.Ordinal);

        await RefusedAsync(body, $"programs[4].{field}", code);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task A_mistake_elsewhere_names_the_field(string path, string json, string field, string code)
    {
        var body = MarketRequest.Example().With(path, "\"here\"").ToJsonString().Replace("\"here\"", json, StringComparison.Ordinal);

        await RefusedAsync(body, field, code);
    }

    [Theory]
    [InlineData("correlation", """{"interview": 0.3, "match": 0.4}""")]
    [InlineData("programs", """[{"id": "a", "value": 1, "odds": 0.2}, {"id": "b", "value": 1, "interviewOdds": 0.2, "matchOdds": 0.5}]""")]
    public async Task The_two_forms_do_not_mix(string path, string json)
    {
        using var response = await _client.SolveAsync(MarketRequest.Example().Without("tiers").With(path, json).ToJsonString());

        Assert.Contains((await Problem.InvalidAsync(response)).Errors!, e => e.Code == "mixed-forms");
    }

    [Theory]
    [InlineData("limits.applications", "1", "'b', 'c'")]
    [InlineData("limits.perGroup", """{"dr": 0}""", "'b'")]
    [InlineData("limits.budget", "15.99", "$16")]
    public async Task A_limit_below_the_programs_forced_in_is_named(string path, string json, string named)
    {
        using var response = await _client.SolveAsync(MarketRequest.Example().With("include", """["c", "b"]""").With(path, json).ToJsonString());

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.StartsWith(path, mistake.Field, StringComparison.Ordinal);
        Assert.Equal("too-small", mistake.Code);
        Assert.Contains(named, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_of_just_the_programs_forced_in_will_do()
    {
        var answer = await SolvedMarket.OfAsync(_client, MarketRequest.Example().With("include", """["c", "b"]""").With("limits.budget", "16"));

        Assert.Equal(16, answer.Cost, 1e-9);
    }

    [Fact]
    public async Task What_is_forced_in_cannot_be_forced_out() =>
        await RefusedAsync(MarketRequest.Example().With("include", """["a"]""").With("exclude", """["a"]""").ToJsonString(), "include", "contradiction");

    [Fact]
    public async Task At_most_fifty_groups_have_a_cap_or_tiers()
    {
        var caps = Object(Enumerable.Range(0, 30).Select(i => $"\"g{i}\": 1"));
        var tiers = Object(Enumerable.Range(20, 40).Select(i => $"\"g{i}\": [{{\"each\": 1}}]"));

        await RefusedAsync(MarketRequest.Example().With("limits.perGroup", caps).With("tiers", tiers).ToJsonString(), "tiers", "too-many");

        static string Object(IEnumerable<string> fields) => $"{{{string.Join(", ", fields)}}}";
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        using var response = await _client.SolveAsync(
            """
            {"programs": [
               {"id": "a", "value": 1, "odds": 2},
               {"id": "a", "value": 1, "odds": 0.5, "signalOdds": {"gold": 0.4}, "cost": -1},
               {"id": "c", "odds": 0.5, "color": "red"}],
             "correlation": 1, "unmatchedValue": -1,
             "limits": {"applications": -1, "budget": 1e999},
             "tiers": {"dr": [{"first": 3, "each": 11}, {"each": 10}]},
             "include": ["x"], "excludes": []}
            """);

        Assert.Equal(
            [
                "correlation", "excludes", "include", "limits.applications", "limits.budget", "programs[0].odds", "programs[1].cost",
                "programs[1].id", "programs[1].signalOdds.gold", "programs[2].color", "programs[2].value", "tiers.dr[1]", "unmatchedValue",
            ],
            (await Problem.InvalidAsync(response)).Fields);
    }

    [Fact]
    public async Task More_than_two_thousand_programs_are_too_many() =>
        await RefusedAsync(MarketRequest.Everything(seed: 1, programs: 2001, applications: 5, "0").ToJsonString(), "programs", "too-many");

    [Theory]
    [InlineData(512 * 1024, HttpStatusCode.OK)]
    [InlineData((512 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_has_at_most_512_KiB(int length, HttpStatusCode status)
    {
        using var response = await _client.SolveAsync("""{"programs": []}""".PadRight(length));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Markets_are_posted()
    {
        using var response = await _client.GetAsync(Api.At(MarketRequest.Address));

        await Problem.OfAsync(response, HttpStatusCode.MethodNotAllowed);
    }

    private async Task RefusedAsync(string body, string field, string code)
    {
        using var response = await _client.SolveAsync(body);

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.Equal((field, code), (mistake.Field, mistake.Code));
    }
}
