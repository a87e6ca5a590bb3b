using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SmartPick.EndToEnd.Tests.Support;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Abuse.Tests;

/// <summary>
/// One caller sends the largest bodies that are accepted, on many connections, and reads none of the answers. The app is a process of
/// its own with the limits that it has without settings.
/// </summary>
public sealed class UnreadAnswerTests
{
    private const int Connections = 60;
    private const int MaxBody = 512 * 1024;
    private const long MaxMemory = 400L * 1024 * 1024;

    private static readonly (string Path, string Body)[] Hostile =
    [
        (Portfolio, Filled("{", i => $"\"{i:x}\":{{}}", "}")),
        (Portfolio, Filled("{\"programs\":[", i => i < 2_000 ? "{\"a\":{},\"b\":{},\"c\":{},\"d\":{},\"e\":{},\"f\":{},\"g\":{},\"h\":{},\"i\":{},\"j\":{}}" : null, "]}")),
        (Portfolio, Filled("{\"programs\":[", _ => "{}", "]}")),
        (Portfolio, Filled("{\"correlation\":0.3,\"programs\":[", i => i < 2_000 ? $"{{\"id\":\"{i:d190}\",\"value\":1,\"odds\":0.{1 + (i % 89)}}}" : null, "]}")),
        (Portfolio, $"{{\"correlation\":{new string('1', MaxBody - 100)}}}"),
        (Portfolio, Filled("{\"programs\":[],\"include\":[", _ => $"\"{string.Concat(Enumerable.Repeat("\\u00e9", 190))}\"", "]}")),
        (Api.Recommendations, Requests.Average.ToJsonString()),
    ];

    private const string Portfolio = "/api/v1/portfolio";

    [Fact]
    public async Task Answers_that_nobody_reads_leave_the_process_small_and_others_are_served()
    {
        await using var app = await SmartPickApp.StartAsync(limited: true);
        for (var kind = 0; kind < Hostile.Length; kind++)
        {
            var (path, body) = Hostile[kind];
            var unread = await SendAsync(app.Address, path, body, $"127.0.1.{kind + 1}");
            try
            {
                Assert.True(app.Memory < MaxMemory, $"{app.Memory} bytes after attack {kind}.");
                Assert.Equal(HttpStatusCode.OK, await RecommendAsync(app.Address, $"127.0.2.{kind + 1}"));
                Assert.True(app.Memory < MaxMemory, $"{app.Memory} bytes after attack {kind}.");
            }
            finally
            {
                unread.ForEach(connection => connection.Dispose());
            }
        }
    }

    /// <summary>Sends a request on each of many connections, and ends when all answers have begun.</summary>
    private static async Task<List<TcpClient>> SendAsync(Uri app, string path, string body, string from)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n");
        var connections = Enumerable.Range(0, Connections)
            .Select(_ => new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0)) { ReceiveBufferSize = 4096 }).ToList();
        await Task.WhenAll(connections.Select(async connection =>
        {
            await connection.ConnectAsync(app.Host, app.Port);
            var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(head + body));
            Assert.Equal(1, await stream.ReadAsync(new byte[1]));
        }));
        return connections;
    }

    /// <summary>Asks as another caller, and again as long as the service says that it is busy.</summary>
    private static async Task<HttpStatusCode> RecommendAsync(Uri app, string from)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };
        using var client = new HttpClient(handler) { BaseAddress = app };
        while (true)
        {
            using var answer = await client.RecommendAsync(Requests.Average);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                return answer.StatusCode;
            }

            await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value);
        }

        async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            var connection = new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0));
            await connection.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);
            return connection.GetStream();
        }
    }

    /// <summary>Items between a start and an end, as many as a body holds.</summary>
    private static string Filled(string start, Func<int, string?> item, string end)
    {
        var body = new StringBuilder(start);
        for (var i = 0; item(i) is { } next && body.Length + next.Length + end.Length < MaxBody; i++)
        {
            body.Append(i > 0 ? "," : "").Append(next);
        }

        return body.Append(end).ToString();
    }
}
