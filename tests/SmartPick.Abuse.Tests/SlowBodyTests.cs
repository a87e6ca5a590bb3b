using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Abuse.Tests;

/// <summary>Bodies that are begun and never finished; the clock is the test's.</summary>
public sealed class SlowBodyTests
{
    private const int Slow = 60;
    private const string Market = """{"programs": [{"id": "a", "value": 1, "odds": 0.5}]}""";

    [Fact]
    public async Task Slow_bodies_keep_nobody_from_being_served_and_end_when_their_time_is_up()
    {
        var time = new HeldTimers();
        await using var app = new FunctionApp([], services => services.AddSingleton<TimeProvider>(time));
        using var client = app.CreateClient();
        var connections = new List<TcpClient>();
        for (var i = 0; i < Slow; i++)
        {
            var connection = new TcpClient();
            await connection.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                "POST /api/v1/portfolio HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500000\r\nConnection: close\r\n\r\n{"));
            connections.Add(connection);
        }

        await time.HeldAsync(Slow);
        using (var served = await client.PostAsync(Api.At("/api/v1/portfolio"), Api.Json(Market)))
        {
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        time.FireAll();
        foreach (var connection in connections)
        {
            using var reader = new StreamReader(connection.GetStream());
            Assert.StartsWith("HTTP/1.1 408 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
            connection.Dispose();
        }
    }
}
