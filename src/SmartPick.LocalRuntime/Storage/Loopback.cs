using System.Net;
using System.Net.Sockets;

namespace SmartPick.LocalRuntime.Storage;

/// <summary>Tells whether someone listens on a port of this machine.</summary>
internal static class Loopback
{
    public static async Task ConnectAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
    }

    public static async Task<bool> IsListeningAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            await ConnectAsync(port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
