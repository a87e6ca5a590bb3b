using System.Net;
using System.Net.Sockets;
using System.Text;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Functions.Tests.Faults;

/// <summary>What becomes of a request.</summary>
public enum Fate
{
    Forwarded,

    /// <summary>The connection is closed without an answer.</summary>
    Refused,

    /// <summary>The answer is 503, as of a storage that throttles.</summary>
    Throttled,
}

/// <summary>The line from an app to an Azurite, byte for byte, on which a test decides over each request before it arrives.</summary>
internal sealed class StorageLine : IAsyncDisposable
{
    private static readonly byte[] Busy = Encoding.ASCII.GetBytes(
        "HTTP/1.1 503 Server Busy\r\nx-ms-error-code: ServerBusy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    private readonly CancellationTokenSource _ended = new();
    private readonly TcpListener _blob = new(IPAddress.Loopback, 0);
    private readonly TcpListener _table = new(IPAddress.Loopback, 0);
    private readonly Task _accepting;

    public StorageLine(AzuritePorts azurite)
    {
        _blob.Start();
        _table.Start();
        ConnectionString = AzuriteAccount.ConnectionString(new AzuritePorts(PortOf(_blob), azurite.Queue, PortOf(_table)));
        _accepting = Task.WhenAll(AcceptAsync(_blob, azurite.Blob), AcceptAsync(_table, azurite.Table));
    }

    /// <summary>How to connect to the Azurite over this line.</summary>
    public string ConnectionString { get; }

    /// <summary>Decides over a request by its first line, such as <c>GET /devstoreaccount1/Catalog() HTTP/1.1</c>.</summary>
    public Func<string, Task<Fate>> Decide { get; set; } = _ => Task.FromResult(Fate.Forwarded);

    /// <summary>Decides over a request at once.</summary>
    public void On(Func<string, Fate> decide) => Decide = request => Task.FromResult(decide(request));

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _accepting;
        _blob.Dispose();
        _table.Dispose();
        _ended.Dispose();
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private async Task AcceptAsync(TcpListener listener, int port)
    {
        var carried = new List<Task>();
        try
        {
            while (true)
            {
                carried.Add(CarryAsync(await listener.AcceptTcpClientAsync(_ended.Token), port));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(TcpClient app, int port)
    {
        using var azurite = new TcpClient();
        using var _ = app;

        // Neither side sends while the other does, so bytes of the app after an answer begin a new request.
        var isAnswered = true;
        try
        {
            await azurite.ConnectAsync(IPAddress.Loopback, port, _ended.Token);
            await await Task.WhenAny(CarryRequestsAsync(), CarryAnswersAsync());
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // One side has hung up; so does the other when both are disposed of.
        }

        async Task CarryRequestsAsync()
        {
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await app.GetStream().ReadAsync(buffer, _ended.Token)) > 0)
            {
                if (isAnswered)
                {
                    isAnswered = false;
                    var fate = await Decide(Encoding.ASCII.GetString(buffer, 0, read).Split("\r\n")[0]);
                    if (fate != Fate.Forwarded)
                    {
                        await app.GetStream().WriteAsync(fate == Fate.Throttled ? Busy : [], _ended.Token);
                        return;
                    }
                }

                await azurite.GetStream().WriteAsync(buffer.AsMemory(0, read), _ended.Token);
            }
        }

        async Task CarryAnswersAsync()
        {
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await azurite.GetStream().ReadAsync(buffer, _ended.Token)) > 0)
            {
                isAnswered = true;
                await app.GetStream().WriteAsync(buffer.AsMemory(0, read), _ended.Token);
            }
        }
    }
}
