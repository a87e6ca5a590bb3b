using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Http;

/// <summary>The loopback address that the host listens on.</summary>
internal static class LocalEndpoint
{
    private const string PortSetting = "SMARTPICK_PORT";

    public static void Listen(KestrelServerOptions kestrel, IConfiguration configuration, string defaultPort)
    {
        var connections = new ConnectionLimit();
        var port = ParsePort(configuration[PortSetting] ?? defaultPort);
        if (port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, port, Watch);
        }
        else
        {
            RequireFree(port);
            kestrel.ListenLocalhost(port, Watch);
        }

        void Watch(ListenOptions endpoint)
        {
            connections.Watch(endpoint);
            MalformedRequests.Watch(endpoint);
        }
    }

    private static int ParsePort(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new StartupException(
                $"'{text}' is not a port: set {PortSetting}, or Host.LocalHttpPort in local.settings.json, to a number from 0 (any free port) to 65535.");

    // Kestrel would find out too, but logs a stack trace before anyone can catch it.
    private static void RequireFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
        }
        catch (SocketException taken)
        {
            throw new StartupException(
                $"Port {port} cannot be used ({taken.Message}): stop the program that uses it, or set {PortSetting}, or Host.LocalHttpPort in local.settings.json, to another port.",
                taken);
        }
    }
}
