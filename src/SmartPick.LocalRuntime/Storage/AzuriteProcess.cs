namespace SmartPick.LocalRuntime.Storage;

/// <summary>An Azurite that lives as long as this object or this process, whichever ends first.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private readonly AzuriteOptions _options;
    private AzuriteChild _child;

    private AzuriteProcess(AzuriteOptions options, AzuriteChild child)
    {
        _options = options;
        _child = child;
    }

    /// <summary>The ports in use, which a restart keeps.</summary>
    public AzuritePorts Ports => _child.Ports;

    /// <summary>How to connect to the default account.</summary>
    public string ConnectionString => AzuriteAccount.ConnectionString(Ports);

    /// <summary>Starts Azurite and returns when it accepts connections.</summary>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AzuriteOptions();
        return new(options, await AzuriteChild.StartAsync(options, cancellationToken));
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
        _child = await AzuriteChild.StartAsync(_options with { Ports = stopped.Ports }, cancellationToken);
        stopped.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _child.Dispose();
    }
}
