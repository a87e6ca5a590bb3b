using System.Net;
using System.Net.Sockets;

namespace SmartPick.LocalRuntime.Storage;

/// <summary>The loopback ports of Azurite's services; 0 stands for any free port.</summary>
public sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    public static AzuritePorts Any { get; } = new(0, 0, 0);

    /// <summary>The ports that <c>UseDevelopmentStorage=true</c> stands for; nothing here uses queues.</summary>
    internal static AzuritePorts Development { get; } = new(10000, 0, 10002);

    /// <summary>Chooses free ports now, for a storage whose address is needed before it runs.</summary>
    public static AzuritePorts FindFree()
    {
        using var blob = Listen();
        using var queue = Listen();
        using var table = Listen();
        return new(PortOf(blob), PortOf(queue), PortOf(table));
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
