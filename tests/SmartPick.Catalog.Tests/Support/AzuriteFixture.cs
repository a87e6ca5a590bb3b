using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SmartPick.Catalog.Tests.Support;

/// <summary>
/// A real Azurite on free ports. Ports are chosen when it is made, so that a test can know the address of a storage that is
/// not up yet.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime, IDisposable
{
    private const int Accounts = 400;
    private const string Key = "c21hcnRwaWNrLXRlc3Rz";

    private readonly int[] _ports = FreePorts(3);
    private Process? _process;
    private int _accountsGiven;

    /// <summary>Where data survive a restart; in memory when not given.</summary>
    public string? Folder { get; init; }

    /// <summary>Connection string of an account that no other test uses.</summary>
    public string NewAccount()
    {
        var account = Account(Interlocked.Increment(ref _accountsGiven) % Accounts);
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};"
            + $"BlobEndpoint=http://127.0.0.1:{_ports[0]}/{account};TableEndpoint=http://127.0.0.1:{_ports[2]}/{account};";
    }

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("AZURITE") ?? "azurite")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--skipApiVersionCheck", "--disableTelemetry", "--silent",
                "--blobPort", Text(_ports[0]), "--queuePort", Text(_ports[1]), "--tablePort", Text(_ports[2]),
            },
            Environment = { ["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(0, Accounts).Select(i => $"{Account(i)}:{Key}")) },
        };
        foreach (var argument in Folder is null ? ["--inMemoryPersistence"] : new[] { "--location", Folder })
        {
            start.ArgumentList.Add(argument);
        }

        _process?.Dispose();
        _process = Process.Start(start) ?? throw new InvalidOperationException("Azurite did not start.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var services = 0; services < 3;)
        {
            var line = await _process.StandardOutput.ReadLineAsync(patience.Token)
                ?? throw new InvalidOperationException("Azurite ended before it listened.");
            services += line.Contains("successfully listening", StringComparison.Ordinal) ? 1 : 0;
        }
    }

    /// <summary>Ends Azurite after it has written its data; it can be started again.</summary>
    public async Task StopAsync()
    {
        using var stop = Process.Start("kill", ["-TERM", Text(_process!.Id)]);
        await _process.WaitForExitAsync();
    }

    public async Task DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }

    public void Dispose() => _process?.Dispose();

    private static string Account(int number) => $"account{number}";

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        Array.ForEach(listeners, l => l.Start());
        var ports = Array.ConvertAll(listeners, l => ((IPEndPoint)l.LocalEndpoint).Port);
        Array.ForEach(listeners, l => l.Dispose());
        return ports;
    }
}

[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
