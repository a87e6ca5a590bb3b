using System.Net;
using System.Net.Sockets;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Storage;

/// <summary>The loopback ports of Azurite's services; 0 stands for any free port.</summary>
public sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    public static AzuritePorts Any { get; } = new(0, 0, 0);

    /// <summary>
    /// Ports below those that systems give to outgoing connections: one of these could take a port between its choice and the
    /// start of its storage, or while the storage restarts.
    /// </summary>
    private const int First = 20_000;

    private const int Count = 12_000;

    /// <summary>Far apart for processes that choose at the same time.</summary>
    private static int _chosen = Environment.ProcessId * 601 % Count;

    /// <summary>How far apart two sets of Azurite's usual ports may lie.</summary>
    internal const int NextSet = 10;

    /// <summary>The ports that <c>UseDevelopmentStorage=true</c> stands for.</summary>
    internal static AzuritePorts Development { get; } = From(10000);

    /// <summary>Ports laid out as Azurite's own; nothing here uses queues, so theirs may be any.</summary>
    /// <param name="blob">The first.</param>
    internal static AzuritePorts From(int blob) => new(blob, 0, blob + 2);

    /// <summary>Chooses free ports now, for a storage whose address is needed before it runs.</summary>
    public static AzuritePorts FindFree()
    {
        using var blob = Listen();
        using var queue = Listen();
        using var table = Listen();
        return new(PortOf(blob), PortOf(queue), PortOf(table));
    }

    /// <exception cref="StartupException">None of the ports is free.</exception>
    private static TcpListener Listen()
    {
        for (var tried = 0; tried < Count; tried++)
        {
            var listener = new TcpListener(IPAddress.Loopback, First + (Interlocked.Increment(ref _chosen) % Count));
            try
            {
                listener.Start();
                return listener;
            }
            catch (SocketException)
            {
                listener.Dispose();
            }
        }

        throw new StartupException($"No port from {First} to {First + Count - 1} is free.");
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
