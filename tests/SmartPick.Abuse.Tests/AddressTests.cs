using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Abuse.Tests;

/// <summary>Addresses and headers that no browser sends, sent as they stand.</summary>
[Collection(SeededAppTests.Name)]
public sealed class AddressTests(SeededApp app)
{
    [Theory]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/assets/../../host.json")]
    [InlineData("/assets/..%5c..%5chost.json")]
    [InlineData("/assets/%252e%252e/host.json")]
    [InlineData("/embed/v1/....//....//host.json")]
    [InlineData("//etc/passwd")]
    [InlineData("/local.settings.json")]
    [InlineData("/data/programs/dr.csv")]
    [InlineData("/index.html%00.js")]
    [InlineData("/assets/")]
    [InlineData("/api/v1/programs/..%2f..%2fhost.json")]
    [InlineData("/api/v1/programs/%00")]
    [InlineData("http://169.254.169.254/metadata")]
    public async Task No_address_reaches_a_file_that_is_not_served(string address)
    {
        var (status, answer) = await SendAsync($"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.InRange(status, 400, 499);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("routePrefix", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7_000)]
    [InlineData(100_000)]
    public async Task A_huge_query_is_refused(int length)
    {
        var (status, _) = await SendAsync(
            $"GET /api/v1/programs?q={new string('a', length)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.Contains(status, new[] { 400, 414 });
    }

    [Fact]
    public async Task A_thousand_parameters_are_refused()
    {
        var query = string.Join('&', Enumerable.Range(0, 1_000).Select(i => $"p{i}=1"));

        var (status, answer) = await SendAsync($"GET /api/v1/programs?{query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.Equal(400, status);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 40_000)]
    [InlineData(500, 10)]
    [InlineData(1, 1_000_000)]
    public async Task A_bomb_of_headers_is_refused(int count, int length)
    {
        var headers = string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('a', length)}\r\n"));

        var (status, answer) = await SendAsync($"GET /api/v1/catalog HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");

        Assert.Equal(431, status);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /api/v1/catalog\r\n\r\n")]
    [InlineData("GET /api/v1/catalog HTTP/1.1\r\n\r\n")]
    [InlineData("GET /api/v1/catalog HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /api/v1/portfolio HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /api/v1/portfolio HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nnonsense\r\n")]
    [InlineData("POST /api/v1/portfolio HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nfffffffffffffffff\r\n")]
    [InlineData("POST /api/v1/portfolio HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")]
    [InlineData("GET /api/v1/catalog HTTP/1.1\r\nHost: localhost\r\nX-Name: \0\r\n\r\n")]
    [InlineData("GET /api/v1/catalog HTTP/1.1\r\nHost: localhost\r\nX Name: a\r\n\r\n")]
    [InlineData("GET /%zz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n")]
    [InlineData("GET //x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    public async Task What_is_not_HTTP_is_refused_with_a_problem(string request)
    {
        var (status, answer) = await SendAsync(request);

        Assert.InRange(status, 400, 505);
        Assert.NotEqual(500, status);
        Assert.Contains("Content-Type: application/problem+json\r\n", answer, StringComparison.Ordinal);
        using var problem = JsonDocument.Parse(answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.All(["title", "detail", "traceId"], name => Assert.NotEmpty(problem.RootElement.GetProperty(name).GetString()!));
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        using var after = await app.Client.GetAsync(Api.At("/api/health/live"));
        Assert.True(after.IsSuccessStatusCode);
    }

    private async Task<(int Status, string Answer)> SendAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(app.Client.BaseAddress!.Host, app.Client.BaseAddress.Port);
        var stream = connection.GetStream();
        var sent = SendAllAsync(stream, request);
        using var reader = new StreamReader(stream);
        var answer = new StringBuilder();
        try
        {
            answer.Append(await reader.ReadToEndAsync());
        }
        catch (IOException) when (answer.Length > 0)
        {
            // The server has answered and does not listen to the rest.
        }

        await sent;
        var text = answer.ToString();
        Assert.StartsWith("HTTP/1.1 ", text, StringComparison.Ordinal);
        return (int.Parse(text.AsSpan("HTTP/1.1 ".Length, 3), null), text);
    }

    private static async Task SendAllAsync(NetworkStream stream, string request)
    {
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        }
        catch (IOException)
        {
            // It may hang up before it has heard everything.
        }
    }
}
