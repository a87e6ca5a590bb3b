namespace SmartPick.LocalRuntime.Storage;

/// <summary>An Azurite that lives as long as this object or this process, whichever ends first.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    // Azurite's account and key are published constants, the same on every machine: they protect nothing.
    private const string Account = "devstoreaccount1";
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly AzuriteOptions _options;
    private AzuriteChild _child;

    private AzuriteProcess(AzuriteOptions options, AzuriteChild child)
    {
        _options = options;
        _child = child;
    }

    /// <summary>The ports in use, which a restart keeps.</summary>
    public AzuritePorts Ports => _child.Ports;

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};" +
        $"BlobEndpoint={Endpoint(Ports.Blob)};QueueEndpoint={Endpoint(Ports.Queue)};TableEndpoint={Endpoint(Ports.Table)};";

    /// <summary>Starts Azurite and returns when it accepts connections.</summary>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AzuriteOptions();
        return new(options, await AzuriteChild.StartAsync(options.Ports, options.Folder, cancellationToken));
    }

    /// <summary>Ends Azurite after it has written its data.</summary>
    public Task StopAsync() => _child.StopAsync();

    /// <summary>Ends Azurite at once, as a crash would.</summary>
    public Task KillAsync() => _child.KillAsync();

    /// <summary>Starts Azurite again on the same ports and the same folder, stopping it first if it runs.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        var stopped = _child;
        _child = await AzuriteChild.StartAsync(stopped.Ports, _options.Folder, cancellationToken);
        stopped.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _child.Dispose();
    }

    private static string Endpoint(int port) => $"http://127.0.0.1:{port}/{Account}";
}
