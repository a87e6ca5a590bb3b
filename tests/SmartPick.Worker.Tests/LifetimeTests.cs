using System.Net;
using System.Net.Sockets;
using System.Text;
using SmartPick.Functions.Tests.Support;
using SmartPick.Worker.Tests.Host;

namespace SmartPick.Worker.Tests;

/// <summary>Invocations and workers that end early.</summary>
[Collection(WorkerTests.Name)]
public sealed class LifetimeTests(WorkerApp app)
{
    private const int Warning = 3;
    private const int Success = 1;
    private const int Canceled = 2;

    [Fact]
    public async Task A_caller_who_leaves_is_not_waited_for_and_the_next_one_is_served()
    {
        await using var host = await StartAsync();
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST {Exchanges.Recommendations} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n"));

            // Comes when the function reads the body.
            using var reader = new StreamReader(connection.GetStream(), leaveOpen: true);
            Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
            await connection.GetStream().WriteAsync("{\"applicant\": "u8.ToArray());
        }

        var ended = await host.EndedAsync();
        Assert.True(ended.Status is Success or Canceled, ended.Exception?.Message);

        using var next = await new Exchange("POST", Exchanges.Recommendations, Exchanges.Profile).SendAsync(host.Client, "");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task A_worker_that_is_told_to_end_ends_by_itself_and_its_platform_has_warned_of_nothing()
    {
        await using var host = await StartAsync();
        await host.Client.GetJsonAsync("/api/v1/catalog");

        Assert.Equal(0, await host.TerminateAsync());
        Assert.All(
            // The app itself says that it answered 503 while it loaded the catalog.
            host.Logs.Where(log => !log.Category.StartsWith("SmartPick", StringComparison.Ordinal)),
            log => Assert.True(log.Level < Warning, $"{log.Category}: {log.Message} {log.Exception?.Message}"));
    }

    private async Task<FunctionsHost> StartAsync()
    {
        var host = await FunctionsHost.StartAsync(app.Package, WorkerApp.Settings(app.Storage));
        await ReadyAsync(host);
        return host;
    }

    /// <summary>Waits for the catalog, and forgets the invocations of that.</summary>
    private static async Task ReadyAsync(FunctionsHost host)
    {
        HttpStatusCode status;
        do
        {
            using var answer = await host.Client.GetAsync(Api.At("/api/health/ready"));
            status = answer.StatusCode;
            await host.EndedAsync();
        }
        while (status != HttpStatusCode.OK);
    }
}
