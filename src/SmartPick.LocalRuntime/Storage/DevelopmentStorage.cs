using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Storage;

/// <summary>The storage that <c>UseDevelopmentStorage=true</c> stands for: Azurite on ports that everybody knows.</summary>
internal sealed partial class DevelopmentStorage
{
    public const string PortSetting = "SMARTPICK_AZURITE_PORT";

    private const string StorageSetting = "AzureWebJobsStorage";
    private const string FolderSetting = "LocalRuntime:AzuriteFolder";

    private readonly AzuritePorts _ports;
    private readonly string _folder;

    internal DevelopmentStorage(AzuritePorts ports, string folder) => (_ports, _folder) = (ports, folder);

    /// <summary>The storage that the settings ask for, null when it is another account; tells the settings where it is.</summary>
    /// <exception cref="StartupException">The setting of its port is none.</exception>
    public static DevelopmentStorage? Find(IConfiguration configuration)
    {
        if (configuration[StorageSetting]?.TrimEnd(';').Equals("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        var ports = AzuritePorts.Development;
        if (configuration[PortSetting] is { Length: > 0 } text)
        {
            ports = AzuritePorts.From(ParsePort(text));
            configuration[StorageSetting] = AzuriteAccount.ConnectionString(ports);
        }

        return new DevelopmentStorage(ports, configuration[FolderSetting] ?? AzuriteInstallation.DefaultDataFolder);
    }

    /// <summary>Starts Azurite, unless one runs already: then says that it may be somebody else's.</summary>
    /// <returns>What was started; null when an Azurite already runs.</returns>
    /// <exception cref="StartupException">Another program uses one of the ports.</exception>
    public async Task<AzuriteProcess?> StartIfNeededAsync(ILogger logger, CancellationToken cancellationToken)
    {
        switch (
            await Loopback.IsListeningAsync(_ports.Blob, cancellationToken),
            await Loopback.IsListeningAsync(_ports.Table, cancellationToken))
        {
            case (false, false):
                return await AzuriteProcess.StartAsync(new AzuriteOptions { Ports = _ports, Folder = _folder }, cancellationToken);
            case (true, true):
                LogShared(logger, _ports.Blob, _ports.Table, PortSetting, _ports.Blob + AzuritePorts.NextSet);
                return null;
            default:
                throw new StartupException(
                    $"Azurite, the local storage, needs ports {_ports.Blob} and {_ports.Table}, but another program uses one of them: "
                        + $"stop it, set {PortSetting} to another port, or {StorageSetting} to another storage account.");
        }
    }

    private static int ParsePort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < ushort.MaxValue - 1
            ? port
            : throw new StartupException(
                $"'{text}' is not a port: set {PortSetting} to the first of Azurite's three ports, such as 10000.");

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "An Azurite that this program did not start runs on ports {BlobPort} and {TablePort}: its program data is shared with "
            + "whatever else uses it, such as another clone. For storage of its own, stop that one or set {Setting}={Port}.")]
    private static partial void LogShared(ILogger logger, int blobPort, int tablePort, string setting, int port);
}
