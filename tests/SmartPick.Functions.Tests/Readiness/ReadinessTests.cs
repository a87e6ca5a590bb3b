using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Readiness;

/// <summary>Readiness on the real catalog, as its callers see it.</summary>
[Collection(SeededAppTests.Name)]
public sealed class ReadinessTests(SeededApp app)
{
    private const string Address = "/api/v1/readiness";

    [Fact]
    public async Task A_type_alone_is_answered_in_every_part()
    {
        var answer = await AskAsync(Requests.TypeAlone());

        foreach (
            var part in new[] { "benchmarks", "gaps", "whatIfs", "compare", "plan", "contingency", "preparation", "strategy", "warnings" })
        {
            Assert.NotEmpty(answer.GetProperty(part).EnumerateArray());
        }

        Assert.Equal(
            ["ir-only", "dr-only", "both"],
            answer.GetProperty("compare").EnumerateArray().Select(c => c.GetProperty("strategy").GetString()));
        Assert.All(
            answer.GetProperty("plan").EnumerateArray(),
            i => Assert.True(
                i.GetProperty("window").GetProperty("from").GetDateTime() <= i.GetProperty("window").GetProperty("to").GetDateTime()));
        Assert.Equal(1, answer.GetProperty("contingency").EnumerateArray()
            .Where(b => !b.TryGetProperty("partOf", out _)).Sum(b => b.GetProperty("p").GetDouble()), 1e-9);
    }

    // What is not told stands at the typical number of each specialty, in IR more than one away: two in DR alone would look like a loss.
    [Fact]
    public async Task Aways_never_hurt_who_wants_DR_first_and_told_of_no_rotation()
    {
        var answer = await AskAsync(JsonNode.Parse("""
            {
              "applicant": {"type": "us-md-senior", "graduationYear": 2099, "step2ck": {"score": 250, "attempts": 1}},
              "preferences": {"specialties": {"dr": 1, "ir-integrated": 0.7}}
            }
            """)!.AsObject());

        Assert.NotEmpty(answer.GetProperty("rotations").GetProperty("aways").EnumerateArray());
        Assert.DoesNotContain(
            answer.GetProperty("whatIfs").EnumerateArray(),
            w => w.GetProperty("code").GetString() == "two-aways" && w.GetProperty("effect").GetProperty("p").GetDouble() < 0);
    }

    [Fact]
    public async Task Each_what_if_sent_as_a_request_of_its_own_gives_its_effect()
    {
        var request = Requests.Average.With("preferences.excludeStates", """["TX", "CA"]""").With("limits.budgetUsd", "300");
        var answer = await AskAsync(request);
        var before = (await app.RecommendAsync(request)).Summary.MatchProbability;
        var whatIfs = answer.GetProperty("whatIfs").EnumerateArray().ToArray();

        Assert.NotEmpty(whatIfs);
        foreach (var whatIf in whatIfs)
        {
            var changed = Patched(request, JsonNode.Parse(whatIf.GetProperty("change").GetRawText())!.AsObject());
            var after = (await app.RecommendAsync(changed)).Summary.MatchProbability;
            // The seed that shares out programs that nothing tells apart is another one, so only as equal as those are.
            Assert.Equal(after.P - before.P, whatIf.GetProperty("effect").GetProperty("p").GetDouble(), 1e-6);
        }
    }

    [Fact]
    public async Task The_strategies_are_what_recommendations_give_for_them_alone()
    {
        var compare = (await AskAsync(Requests.Average)).GetProperty("compare").EnumerateArray().ToDictionary(
            c => c.GetProperty("strategy").GetString()!);

        foreach (var (strategy, specialties) in new[] { ("ir-only", """{"ir-integrated": 1}"""), ("dr-only", """{"dr": 0.7}""") })
        {
            var alone = await app.RecommendAsync(Requests.Average.With("preferences.specialties", specialties));
            Assert.Equal(
                alone.Summary.MatchProbability.P, compare[strategy].GetProperty("matchProbability").GetProperty("p").GetDouble(), 1e-6);
            Assert.Equal(alone.Summary.FeesUsd, compare[strategy].GetProperty("feesUsd").GetDecimal());
        }
    }

    [Fact]
    public async Task Away_rotations_are_at_real_programs_of_the_first_choice()
    {
        var aways =
            (await AskAsync(Requests.Average.With("applicant.graduationYear", "2035"))).GetProperty("rotations").GetProperty("aways");

        Assert.All(
            aways.EnumerateArray(), a => Assert.Equal("ir-integrated", RealData.SpecialtyById[a.GetProperty("programId").GetString()!]));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("no application")]
    [InlineData("three hundred applications, no threshold")]
    [InlineData("small budget")]
    [InlineData("DR only, cap on IR")]
    [InlineData("preference")]
    [InlineData("weak with visa need")]
    [InlineData("COMLEX only")]
    [InlineData("forced in")]
    public async Task Every_kind_of_valid_request_is_answered(string name)
    {
        var answer = await AskAsync(Requests.Named(name));

        Assert.All(answer.GetProperty("whatIfs").EnumerateArray(), w => Assert.NotEmpty(w.GetProperty("change").EnumerateObject()));
    }

    [Fact]
    public async Task The_same_request_on_the_same_day_has_the_same_bytes()
    {
        var (first, second) = (await BodyAsync(Requests.Average), await BodyAsync(Requests.Average));
        if (Day(first) != Day(second))
        {
            first = await BodyAsync(Requests.Average);
        }

        Assert.Equal(first, second);

        static string? Day(string body) => JsonElement.Parse(body).GetProperty("asOf").GetString();
    }

    [Fact]
    public async Task A_request_that_is_not_valid_is_told_so()
    {
        using var response = await app.Client.PostAsync(Api.At(Address), Api.Json("""{"applicant": {"type": "md", "aoe": true}}"""));

        Assert.Equal(["applicant.aoe", "applicant.type"], (await Problem.InvalidAsync(response)).Fields);
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("image/png")]
    public async Task What_is_not_offered_is_not_acceptable(string accept)
    {
        using var request = Api.Request(HttpMethod.Post, Address, Api.Json(Requests.Average.ToJsonString()));
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        using var response = await app.Client.SendAsync(request);

        var problem = await Problem.OfAsync(response, HttpStatusCode.NotAcceptable);
        Assert.Contains("text/calendar", problem.Detail, StringComparison.Ordinal);
    }

    private async Task<JsonElement> AskAsync(JsonObject request) => JsonElement.Parse(await BodyAsync(request));

    private async Task<string> BodyAsync(JsonObject request)
    {
        using var response = await app.Client.PostAsync(Api.At(Address), Api.Json(request.ToJsonString()));
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode}: {body}");
        Assert.True(response.Headers.CacheControl?.NoStore);
        return body;
    }

    /// <summary>JSON merge patch (RFC 7396), written after the RFC.</summary>
    private static JsonObject Patched(JsonObject target, JsonObject patch)
    {
        var result = target.DeepClone().AsObject();
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else if (value is JsonObject part)
            {
                result[name] = Patched(result[name] as JsonObject ?? [], part);
            }
            else
            {
                result[name] = value.DeepClone();
            }
        }

        return result;
    }
}
