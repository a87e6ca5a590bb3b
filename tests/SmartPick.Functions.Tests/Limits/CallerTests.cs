using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Limits;

/// <summary>Who is one caller, and who cannot pretend to be many.</summary>
public sealed class CallerTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7:51234")]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7")]
    [InlineData("203.0.113.7", "198.51.100.1, 203.0.113.7")]
    [InlineData("203.0.113.7", "198.51.100.1, 198.51.100.2,   203.0.113.7:80")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    [InlineData("2001:db8:1:2::1", "[2001:db8:1:2::7]:443")]
    [InlineData("nonsense", "also nonsense")]
    [InlineData("nonsense", "")]
    public async Task These_are_one_caller(string first, string second) => Assert.False(await AreTwoAsync(first, second));

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.8")]
    [InlineData("203.0.113.7", "203.0.113.7, 203.0.113.8")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1")]
    [InlineData("203.0.113.7", "nonsense")]
    public async Task These_are_two(string first, string second) => Assert.True(await AreTwoAsync(first, second));

    [Theory]
    [InlineData("2", "spoofed-1, 203.0.113.7, 10.0.0.1", "spoofed-2, 203.0.113.7, 10.0.0.2", false)]
    [InlineData("2", "203.0.113.7, 10.0.0.1", "203.0.113.8, 10.0.0.1", true)]
    [InlineData("2", "203.0.113.7", "203.0.113.8", false)]
    [InlineData("0", "203.0.113.7", "203.0.113.8", false)]
    public async Task As_many_proxies_are_believed_as_there_are(string proxies, string first, string second, bool two) =>
        Assert.Equal(two, await AreTwoAsync(first, second, proxies));

    [Fact]
    public async Task The_header_may_come_in_several_lines()
    {
        await using var app = App("1");
        using var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(client, "203.0.113.7"));
        using var request = Solve();
        request.Headers.Add("X-Forwarded-For", ["198.51.100.9", "203.0.113.7"]);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_known_by_yesterdays_key()
    {
        var time = new Calendar { Now = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero) };
        await using var app = App("1", services => services.AddSingleton<TimeProvider>(time));
        using var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(client, "203.0.113.7"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(client, "203.0.113.7"));
        time.Now += TimeSpan.FromHours(12);
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(client, "203.0.113.7"));
    }

    private static async Task<bool> AreTwoAsync(string first, string second, string proxies = "1")
    {
        await using var app = App(proxies);
        using var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(client, first));
        return await AskAsync(client, second) == HttpStatusCode.BadRequest;
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string forwardedFor)
    {
        using var request = Solve();
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwardedFor);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>A POST that has nothing in it to solve, but counts.</summary>
    private static HttpRequestMessage Solve() => Api.Request(HttpMethod.Post, "/api/v1/portfolio", Api.Json("{}"));

    /// <summary>A calendar to turn beside a clock that runs: refusals wait for a moment of it.</summary>
    private sealed class Calendar : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>An app that gives each caller one POST.</summary>
    private static FunctionApp App(string trustedProxies, Action<IServiceCollection>? services = null) => new(
        [
            new("SmartPick:RateLimit:Burst", "1"),
            new("SmartPick:RateLimit:PerSecond", "0.01"),
            new("SmartPick:RateLimit:TrustedProxies", trustedProxies),
        ],
        services);
}
