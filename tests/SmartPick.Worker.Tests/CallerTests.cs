using System.Net;
using SmartPick.Worker.Tests.Host;

namespace SmartPick.Worker.Tests;

/// <summary>Who the caller is, behind the front end that appends it to <c>X-Forwarded-For</c> and the host's own proxy.</summary>
[Collection(WorkerTests.Name)]
public sealed class CallerTests(WorkerApp app)
{
    private const int Burst = 3;
    private const string One = "203.0.113.1:50001";
    private const string Other = "203.0.113.2:50002";

    [Fact]
    public async Task Callers_behind_one_proxy_have_quotas_of_their_own_and_cannot_choose_another()
    {
        await using var host = await FunctionsHost.StartAsync(app.Package, WorkerApp.Settings(app.Storage, Burst, perSecond: 0.01));

        for (var i = 0; i < Burst; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(host.Client, One));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(host.Client, One));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(host.Client, $"198.51.100.7, {One}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(host.Client, $"{Other}, {One}"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(host.Client, Other));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(host.Client, $"{One}, {Other}"));
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string forwardedFor)
    {
        using var answer = await new Exchange("POST", "/api/v1/portfolio", "{}", $"X-Forwarded-For: {forwardedFor}").SendAsync(client, "");
        return answer.StatusCode;
    }
}
