using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartPick.EndToEnd.Tests.Support;

namespace SmartPick.EndToEnd.Tests;

/// <summary>How the site's files are served.</summary>
[Collection(Together.Name)]
public sealed partial class SiteTests(World world)
{
    private const string MovingLoader = "/embed/v1/smartpick.js";

    [Fact]
    public async Task The_page_comes_with_a_strict_policy_and_cannot_be_framed()
    {
        using var page = await GetAsync("/");

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        var policy = Header(page, "Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(page, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(page, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(page, "Cross-Origin-Resource-Policy"));
        Assert.NotEmpty(Header(page, "Permissions-Policy"));
    }

    [Fact]
    public async Task The_frame_of_the_widget_may_stand_on_any_site()
    {
        using var frame = await GetAsync("/embed/v1/frame");

        Assert.DoesNotContain("frame-ancestors", Header(frame, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("cross-origin", Header(frame, "Cross-Origin-Resource-Policy"));
    }

    [Fact]
    public async Task Assets_named_by_their_hash_never_change_and_everything_else_may_soon()
    {
        using var page = await GetAsync("/");
        var asset = AssetAddress().Match(await page.Content.ReadAsStringAsync()).Value;
        using var script = await GetAsync(asset);
        using var loader = await GetAsync(MovingLoader);

        Assert.Contains("immutable", Header(script, "Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("public, max-age=300", Header(page, "Cache-Control"));
        Assert.Equal("public, max-age=300", Header(loader, "Cache-Control"));
    }

    [Fact]
    public async Task The_loader_has_an_address_that_never_changes_with_the_hash_that_guards_it()
    {
        using var answer = await GetAsync("/embed/v1/loader.json");
        var note = (await answer.Content.ReadFromJsonAsync<JsonElement>())!;
        using var loader = await GetAsync(note.Text("address"));
        var bytes = await loader.Content.ReadAsByteArrayAsync();
        var documentation = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "embedding.md"));

        Assert.Equal(note.Text("integrity"), $"sha384-{Convert.ToBase64String(SHA384.HashData(bytes))}");
        Assert.Contains("immutable", Header(loader, "Cache-Control"), StringComparison.Ordinal);
        Assert.Contains(note.Text("address"), documentation, StringComparison.Ordinal);
        Assert.Contains(note.Text("integrity"), documentation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task Files_are_compressed_as_the_caller_accepts(string accepted, string? coding)
    {
        using var loader = await GetAsync(MovingLoader, ("Accept-Encoding", accepted));

        Assert.Equal(coding, loader.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", Header(loader, "Vary"));
    }

    [Fact]
    public async Task A_caller_who_holds_the_file_is_told_so()
    {
        using var first = await GetAsync("/");
        using var second = await GetAsync("/", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task HEAD_answers_without_a_body()
    {
        using var client = new HttpClient { BaseAddress = world.Address };
        using var request = new HttpRequestMessage(HttpMethod.Head, MovingLoader);
        using var head = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.True(head.Content.Headers.ContentLength > 0);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        using var client = new HttpClient { BaseAddress = world.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/index.html")]
    [InlineData("/embed/v1/")]
    [InlineData("/embed/v1/smartpick.js.br")]
    [InlineData("/..%2fhost.json")]
    [InlineData("/assets/..%5c..%5clocal.settings.json")]
    public async Task Addresses_that_are_no_file_of_the_site_are_problems(string address)
    {
        using var answer = await GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [GeneratedRegex("/assets/[^\"]+\\.js")]
    private static partial Regex AssetAddress();

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = world.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Address.GetLeftPart(UriPartial.Authority) + address));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request);
    }
}
