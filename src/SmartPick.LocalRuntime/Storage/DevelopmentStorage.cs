using Microsoft.Extensions.Configuration;

namespace SmartPick.LocalRuntime.Storage;

/// <summary>Provides the storage that <c>UseDevelopmentStorage=true</c> expects to find.</summary>
internal static class DevelopmentStorage
{
    private const string StorageSetting = "AzureWebJobsStorage";
    private const string FolderSetting = "LocalRuntime:AzuriteFolder";

    /// <summary>Starts Azurite unless other storage is configured or an Azurite already runs.</summary>
    public static async Task<AzuriteProcess?> StartIfNeededAsync(
        IConfiguration configuration, AzuritePorts ports, CancellationToken cancellationToken)
    {
        if (!IsConfigured(configuration))
        {
            return null;
        }

        return (await Loopback.IsListeningAsync(ports.Blob, cancellationToken),
                await Loopback.IsListeningAsync(ports.Table, cancellationToken)) switch
        {
            (true, true) => null,
            (false, false) => await AzuriteProcess.StartAsync(
                new AzuriteOptions { Ports = ports, Folder = configuration[FolderSetting] ?? AzuriteInstallation.DefaultDataFolder },
                cancellationToken),
            _ => throw new StartupException(
                $"Azurite, the local storage, needs ports {ports.Blob} and {ports.Table}, but another program uses one of them: stop it, or set {StorageSetting} to another storage account."),
        };
    }

    private static bool IsConfigured(IConfiguration configuration) =>
        configuration[StorageSetting]?.TrimEnd(';').Equals("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase) ?? false;
}
