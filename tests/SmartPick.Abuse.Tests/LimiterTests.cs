using System.Net;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Abuse.Tests;

/// <summary>The same abuse where callers have a quota.</summary>
public sealed class LimiterTests
{
    private const int Burst = 20;

    [Theory]
    [InlineData("/api/v1/recommendations", "{\"no-such-field\": 1}")]
    [InlineData("/api/v1/portfolio", "[[[[")]
    [InlineData("/api/nowhere", "")]
    public async Task Whoever_floods_is_heard_as_often_as_the_quota_allows_and_then_told_to_wait(string address, string body)
    {
        await using var app = new FunctionApp([new("SmartPick:RateLimit:Burst", $"{Burst}"), new("SmartPick:RateLimit:PerSecond", "0.01")]);
        using var client = app.CreateClient();

        for (var i = 0; i < Burst; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await AskAsync());
        }

        var more = await Task.WhenAll(Enumerable.Range(0, 9 * Burst).Select(_ => AskAsync()));
        Assert.All(more, status => Assert.Equal(HttpStatusCode.TooManyRequests, status));

        async Task<HttpStatusCode> AskAsync()
        {
            using var response = await client.PostAsync(Api.At(address), Api.Json(body));
            await Problem.OfAsync(response, response.StatusCode);
            return response.StatusCode;
        }
    }
}
