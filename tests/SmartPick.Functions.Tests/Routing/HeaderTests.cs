using System.Net;
using System.Net.Http.Headers;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Routing;

/// <summary>What stands in the headers of answers.</summary>
[Collection(SeededAppTests.Name)]
public sealed class HeaderTests(SeededApp app)
{
    public static TheoryData<string> Cacheable => ["/api/v1/programs?limit=3", "/api/v1/programs/4160100001", "/api/v1/catalog", "/api/openapi.json", "/api/health/live", "/api/health/ready"];

    [Theory]
    [MemberData(nameof(Cacheable))]
    public async Task Who_holds_an_answer_already_is_not_sent_it_again(string address)
    {
        using var first = await app.Client.GetAsync(Api.At(address));
        Assert.NotNull(first.Headers.CacheControl);
        foreach (
            var held in new[] { first.Headers.ETag!.ToString(), $"\"other\", {first.Headers.ETag}", $"W/{first.Headers.ETag.Tag}", "*" })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                using var request = Api.Request(method, address);
                request.Headers.Add("If-None-Match", held);
                using var response = await app.Client.SendAsync(request);

                Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
                Assert.Empty(await response.Content.ReadAsByteArrayAsync());
                Assert.Equal(first.Headers.ETag, response.Headers.ETag);
                Assert.Equal(first.Headers.CacheControl, response.Headers.CacheControl);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cacheable))]
    public async Task Who_holds_something_else_is_sent_the_answer(string address)
    {
        using var request = Api.Request(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Another_address_is_another_answer()
    {
        using var three = await app.Client.GetAsync(Api.At("/api/v1/programs?limit=3"));
        using var four = await app.Client.GetAsync(Api.At("/api/v1/programs?limit=4"));

        Assert.NotEqual(three.Headers.ETag, four.Headers.ETag);
    }

    [Theory]
    [InlineData("GET", "/api/v1/programs?limit=3", 200)]
    [InlineData("GET", "/api/v1/programs/0", 404)]
    [InlineData("GET", "/api/v1/programs?limit=0", 400)]
    [InlineData("GET", "/api/nowhere", 404)]
    [InlineData("GET", "/api/health/live", 200)]
    [InlineData("PUT", "/api/v1/catalog", 405)]
    [InlineData("GET", "/api/v1/recommendations", 405)]
    [InlineData("POST", "/api/v1/recommendations", 200)]
    [InlineData("POST", "/api/v1/portfolio", 400)]
    public async Task Every_answer_of_the_API_tells_the_quota_and_is_nothing_but_data(string method, string address, int status)
    {
        using var request = Api.Request(
            new HttpMethod(method), address, method == "GET" ? null : Api.Json(Requests.TypeAlone().ToJsonString()));
        using var response = await app.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Single(response.Headers.GetValues("RateLimit"));
        Assert.Single(response.Headers.GetValues("RateLimit-Policy"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["default-src 'none'; frame-ancestors 'none'"], response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(
            ["Age, Allow, ETag, RateLimit, RateLimit-Policy, Retry-After"], response.Headers.GetValues("Access-Control-Expose-Headers"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        if (method != "GET" || status != 200)
        {
            Assert.True(response.Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task An_answer_has_its_length_and_HEAD_tells_it()
    {
        using var get = await app.Client.GetAsync(Api.At("/api/v1/programs?limit=3"), HttpCompletionOption.ResponseHeadersRead);
        using var request = Api.Request(HttpMethod.Head, "/api/v1/programs?limit=3");
        using var head = await app.Client.SendAsync(request);

        Assert.NotNull(get.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/api/v1/programs")]
    [InlineData("/api/v1/catalog")]
    [InlineData("/api/health/live")]
    public async Task What_is_only_JSON_cannot_be_had_as_anything_else(string address)
    {
        using var request = Api.Request(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/csv");
        using var response = await app.Client.SendAsync(request);

        await Problem.OfAsync(response, HttpStatusCode.NotAcceptable);
    }
}
