using System.Net;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Routing;

/// <summary>Methods that an address answers, and those it does not.</summary>
[Collection(SeededAppTests.Name)]
public sealed class MethodTests(SeededApp app)
{
    public static TheoryData<string> Gets =>
        ["/api/v1/programs", "/api/v1/programs/4160100001", "/api/v1/catalog", "/api/openapi.json", "/api/docs", "/api/health/live", "/api/health/ready"];

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("BREW")]
    public async Task Recommendations_are_posted(string method)
    {
        using var request = Api.Request(new HttpMethod(method), Api.Recommendations);
        using var response = await app.Client.SendAsync(request);

        Assert.Equal(["POST"], response.Content.Headers.Allow);
        if (method == "HEAD")
        {
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        }
        else
        {
            await Problem.OfAsync(response, HttpStatusCode.MethodNotAllowed);
        }
    }

    [Theory]
    [MemberData(nameof(Gets))]
    public async Task What_is_read_cannot_be_written(string address)
    {
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
        {
            using var request = Api.Request(method, address, Api.Json("{}"));
            using var response = await app.Client.SendAsync(request);

            await Problem.OfAsync(response, HttpStatusCode.MethodNotAllowed);
            Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Gets))]
    public async Task HEAD_has_the_headers_of_GET_and_no_body(string address)
    {
        using var get = await app.Client.GetAsync(Api.At(address));
        using var request = Api.Request(HttpMethod.Head, address);
        using var head = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.NotEmpty(await get.Content.ReadAsByteArrayAsync());
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Headers.CacheControl, head.Headers.CacheControl);
    }

    [Theory]
    [InlineData("/api/v1/recommendation")]
    [InlineData("/api/v1/recommendations/7")]
    [InlineData("/api/v2/programs")]
    [InlineData("/api")]
    [InlineData("/api/v1/programs/4160100001/tracks")]
    [InlineData("/favicon.ico")]
    [InlineData("/.env")]
    [InlineData("/a.b/..c/d..")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/api/v1/programs/4160100001.json")]
    [InlineData("/api/v1/programs/..%2f..%2fhost.json")]
    [InlineData("/%F0%9F%98%80")]
    [InlineData("/a%20b")]
    public async Task An_address_without_a_function_is_not_found(string address)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(
                $"http://{app.Client.BaseAddress!.Authority}{address}",
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var response = await app.Client.SendAsync(request);

        await Problem.OfAsync(response, HttpStatusCode.NotFound, instance: null);
    }

    [Theory]
    [InlineData("/api/v1/model/", "/api/v1/model")]
    [InlineData("/API/V1/Model", "/api/v1/model")]
    [InlineData("/api/v1/programs/?limit=3", "/api/v1/programs?limit=3")]
    [InlineData("/api/v1/programs/4160100001/", "/api/v1/programs/4160100001")]
    public async Task A_slash_at_the_end_and_the_case_of_letters_do_not_matter(string address, string plain)
    {
        using var response = await app.Client.GetAsync(Api.At(address));
        using var expected = await app.Client.GetAsync(Api.At(plain));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(await expected.Content.ReadAsStringAsync(), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Recommendations_take_a_slash_at_the_end()
    {
        using var response = await app.Client.PostAsync(Api.At(Api.Recommendations + "/"), Api.Json(Requests.TypeAlone().ToJsonString()));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
