using System.Net;
using System.Net.Sockets;
using System.Text;
using SmartPick.EndToEnd.Tests.Support;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Abuse.Tests;

/// <summary>One caller opens very many connections and begins a request on each; the app is a process of its own.</summary>
public sealed class ManyConnectionsTests
{
    private const int Connections = 1_500;
    private const long MaxMemory = 400L * 1024 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n{headers}")]
    [InlineData("POST /api/v1/portfolio HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500000\r\n\r\n{spaces}")]
    public async Task Others_are_served_and_the_process_stays_small(string begun)
    {
        var bytes = Encoding.ASCII.GetBytes(begun
            .Replace(
                "{headers}",
                string.Concat(Enumerable.Range(0, 30).Select(i => $"X-{i}: {new string('a', 1_000)}\r\n")),
                StringComparison.Ordinal)
            .Replace("{spaces}", new string(' ', 100_000), StringComparison.Ordinal));
        await using var app = await SmartPickApp.StartAsync(limited: true);
        var connections = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Connections; i++)
            {
                var connection = new TcpClient(new IPEndPoint(IPAddress.Parse("127.0.3.1"), 0));
                connections.Add(connection);
                await SendAsync(connection, app.Address, bytes);
            }

            using var client = new HttpClient { BaseAddress = app.Address };
            using var live = await client.GetAsync(Api.At("/api/health/live"));

            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            Assert.True(app.Memory < MaxMemory, $"{app.Memory} bytes.");
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task SendAsync(TcpClient connection, Uri app, byte[] bytes)
    {
        try
        {
            await connection.ConnectAsync(app.Host, app.Port);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await connection.GetStream().WriteAsync(bytes, patience.Token);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            // The server has cut the connection, or does not take any more for now.
        }
    }
}
