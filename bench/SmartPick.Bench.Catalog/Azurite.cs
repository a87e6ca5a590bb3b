using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SmartPick.Bench.Catalog;

/// <summary>An Azurite in memory on free ports, for one run.</summary>
internal sealed class Azurite : IDisposable
{
    private const string Account = "bench";
    private const string Key = "c21hcnRwaWNrLWJlbmNo";

    private readonly Process _process;

    private Azurite(Process process, int[] ports)
    {
        _process = process;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
            + FormattableString.Invariant($"BlobEndpoint=http://127.0.0.1:{ports[0]}/{Account};TableEndpoint=http://127.0.0.1:{ports[2]}/{Account};");
    }

    public string ConnectionString { get; }

    public static async Task<Azurite> StartAsync()
    {
        var ports = FreePorts(3);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("AZURITE") ?? "azurite")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent",
                "--blobPort", $"{ports[0]}", "--queuePort", $"{ports[1]}", "--tablePort", $"{ports[2]}",
            },
            Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{Key}" },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("Azurite did not start.");
        for (var services = 0; services < 3;)
        {
            var line = await process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException("Azurite ended before it listened.");
            services += line.Contains("successfully listening", StringComparison.Ordinal) ? 1 : 0;
        }

        return new Azurite(process, ports);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        Array.ForEach(listeners, l => l.Start());
        var ports = Array.ConvertAll(listeners, l => ((IPEndPoint)l.LocalEndpoint).Port);
        Array.ForEach(listeners, l => l.Dispose());
        return ports;
    }
}
