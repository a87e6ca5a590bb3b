using System.Net;
using Microsoft.AspNetCore.Http;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Tests.Http;

public sealed class FunctionKeyTests
{
    private const string Settings = """{ "Values": { "LocalRuntime__FunctionKey": "secret" } }""";

    [Theory]
    [InlineData("keyed", null, HttpStatusCode.Unauthorized)]
    [InlineData("keyed", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("keyed", "secret", HttpStatusCode.OK)]
    [InlineData("keyed?code=secret", null, HttpStatusCode.OK)]
    [InlineData("keyed?code=wrong", null, HttpStatusCode.Unauthorized)]
    [InlineData("open", null, HttpStatusCode.OK)]
    public async Task A_keyed_function_asks_for_the_key_in_header_or_query(string path, string? header, HttpStatusCode status)
    {
        await using var host = await FunctionHost.StartAsync([typeof(Functions)], localSettings: Settings);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null)
        {
            request.Headers.Add("x-functions-key", header);
        }

        using var response = await host.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_keyed_function_without_a_configured_key_stops_the_start()
    {
        var mistake = await Assert.ThrowsAsync<StartupException>(() => FunctionHost.StartAsync([typeof(Functions)]));

        Assert.Contains("set LocalRuntime:FunctionKey", mistake.Message, StringComparison.Ordinal);
    }

    public sealed class Functions
    {
        [Function("Keyed")]
        public IResult Keyed([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => Results.Ok();

        [Function("Open")]
        public IResult Open([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Ok();
    }
}
