using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Limits;

/// <summary>What one caller may ask, and how it is told.</summary>
public sealed partial class QuotaTests
{
    private const int Burst = 5;

    [Fact]
    public async Task Who_has_used_up_the_burst_is_told_when_to_come_back()
    {
        await using var app = App(perSecond: "0.05", services: services => services.AddSingleton<TimeProvider>(new StoppedWatch()));
        using var client = app.CreateClient();

        for (var left = Burst - 1; left >= 0; left--)
        {
            using var served = await SolveAsync(client);
            Assert.Equal(HttpStatusCode.BadRequest, served.StatusCode);
            Assert.Equal((left, (Burst - left) * 20), Told(served));
        }

        foreach (var address in new[] { "/api/v1/portfolio", Api.Recommendations, "/api/nowhere" })
        {
            using var refused = await SolveAsync(client, address);
            await Problem.OfAsync(refused, HttpStatusCode.TooManyRequests);
            Assert.Equal(TimeSpan.FromSeconds(20), refused.Headers.RetryAfter?.Delta);
            Assert.Equal((0, Burst * 20), Told(refused));
            Assert.True(refused.Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task A_token_comes_back_with_time()
    {
        await using var app = App(perSecond: "20", burst: "1");
        using var client = app.CreateClient();

        // However slow the machine, a refused caller who keeps asking is served again.
        var statuses = new List<HttpStatusCode>();
        do
        {
            using var response = await SolveAsync(client);
            statuses.Add(response.StatusCode);
        }
        while (!(statuses.Contains(HttpStatusCode.TooManyRequests) && statuses[^1] == HttpStatusCode.BadRequest));

        Assert.Equal(HttpStatusCode.BadRequest, statuses[0]);
    }

    [Fact]
    public async Task Reading_has_a_quota_of_its_own_five_times_as_large()
    {
        await using var app = App(perSecond: "0.01");
        using var client = app.CreateClient();

        for (var left = (5 * Burst) - 1; left >= 0; left--)
        {
            using var read = await client.GetAsync(Api.At("/api/health/live"));
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
            Assert.Equal((left, ((5 * Burst) - left) * 20), Told(read, "reads"));
        }

        using var refused = await client.GetAsync(Api.At("/api/v1/catalog"));
        await Problem.OfAsync(refused, HttpStatusCode.TooManyRequests);
        using var solved = await SolveAsync(client);
        Assert.Equal(HttpStatusCode.BadRequest, solved.StatusCode);
    }

    [Fact]
    public async Task Pages_and_their_files_have_a_quota_of_their_own_twenty_times_as_large()
    {
        await using var app = App(perSecond: "0.01");
        using var client = app.CreateClient();

        var served = 0;
        using var refused = await RefusedAsync();
        await Problem.OfAsync(refused, HttpStatusCode.TooManyRequests);
        Assert.InRange(served, 20 * Burst, int.MaxValue);
        Assert.True(refused.Headers.CacheControl?.NoStore);
        using var solved = await SolveAsync(client);
        Assert.Equal(HttpStatusCode.BadRequest, solved.StatusCode);

        async Task<HttpResponseMessage> RefusedAsync()
        {
            while (true)
            {
                var page = await client.GetAsync(Api.At(served % 2 == 0 ? "/" : "/nowhere"));
                if (page.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    return page;
                }

                Assert.Equal(served % 2 == 0 ? HttpStatusCode.OK : HttpStatusCode.NotFound, page.StatusCode);
                Assert.False(page.Headers.Contains("RateLimit"));
                page.Dispose();
                served++;
            }
        }
    }

    [Fact]
    public async Task A_long_answer_counts_as_several()
    {
        await using var app = App(perSecond: "0.01", burst: "50");
        using var client = app.CreateClient();
        var market = $$"""
            {"correlation": 0.3, "programs": [{{string.Join(',', Enumerable.Range(0, 2_000).Select(i => $$"""{"id": "{{i:d180}}", "value": 0.{{9_999 - i}}, "odds": 0.{{100 + (3 * (i % 89))}}}"""))}}]}
            """;

        using var large = await client.PostAsync(Api.At("/api/v1/portfolio"), Api.Json(market));
        Assert.Equal(HttpStatusCode.OK, large.StatusCode);
        var answered = (await large.Content.ReadAsByteArrayAsync()).Length;
        Assert.True(answered > 4 * 128 * 1024);
        using var next = await SolveAsync(client);

        Assert.InRange(Told(next).Left, 0, 50 - 1 - (answered / (128 * 1024)));
    }

    [Theory]
    [InlineData("60", "1", "\"solves\";q=60;w=60")]
    [InlineData("10", "0.3", "\"solves\";q=10;w=34")]
    [InlineData("100000", "100000", "\"solves\";q=100000;w=1")]
    [InlineData("", "", "\"solves\";q=120;w=20")]
    public async Task The_policy_gives_the_quota_and_the_time_it_takes_to_refill(string burst, string perSecond, string policy)
    {
        await using var app = App(perSecond, burst);
        using var client = app.CreateClient();

        using var response = await SolveAsync(client);

        Assert.Equal([policy], response.Headers.GetValues("RateLimit-Policy"));
    }

    /// <summary>A clock by which no token comes back, with timers that run: refusals wait for a moment of it.</summary>
    private sealed class StoppedWatch : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    private static FunctionApp App(string perSecond, string burst = "5", Action<IServiceCollection>? services = null) => new(
        [
            new("SmartPick:RateLimit:Burst", burst),
            new("SmartPick:RateLimit:PerSecond", perSecond),
        ],
        services);

    /// <summary>Sends a POST that has nothing in it to solve, but counts.</summary>
    private static Task<HttpResponseMessage> SolveAsync(HttpClient client, string address = "/api/v1/portfolio") =>
        client.PostAsync(Api.At(address), Api.Json("{}"));

    /// <summary>Tokens left, and seconds until the quota is whole again.</summary>
    private static (int Left, int Seconds) Told(HttpResponseMessage response, string quota = "solves")
    {
        var field = RateLimit().Match(Assert.Single(response.Headers.GetValues("RateLimit")));
        Assert.Equal(quota, field.Groups["name"].Value);
        return (Number("left"), Number("seconds"));

        int Number(string group) => int.Parse(field.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""^"(?<name>\w+)";r=(?<left>\d+);t=(?<seconds>\d+)$""")]
    private static partial Regex RateLimit();
}
