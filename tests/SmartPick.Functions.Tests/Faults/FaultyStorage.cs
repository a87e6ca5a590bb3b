using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Functions.Tests.Faults;

/// <summary>A real Azurite that keeps its data over a restart, and what an operator does there.</summary>
internal sealed class FaultyStorage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly BlobContainerClient _container;

    private FaultyStorage(DirectoryInfo folder, AzuriteProcess azurite)
    {
        _folder = folder;
        Azurite = azurite;
        _container = new BlobContainerClient(azurite.ConnectionString, "program-data");
    }

    public AzuriteProcess Azurite { get; }

    /// <summary>A storage that holds the program file of an edition, and no catalog yet.</summary>
    public static async Task<FaultyStorage> StartAsync(Edition edition)
    {
        var folder = Directory.CreateTempSubdirectory("smartpick-faults-");
        var storage = new FaultyStorage(folder, await AzuriteProcess.StartAsync(new AzuriteOptions { Folder = folder.FullName }));
        await storage._container.CreateAsync();
        await storage.UploadAsync(edition);
        return storage;
    }

    public Task UploadAsync(Edition edition) =>
        _container.GetBlobClient("programs/programs.csv").UploadAsync(new BinaryData(edition.Csv), overwrite: true);

    /// <summary>Does what half a minute does to the lease of an instance that was killed.</summary>
    public async Task ExpireLeaseAsync()
    {
        var locked = _container.GetBlobClient("refresh.lock");
        if ((await locked.GetPropertiesAsync()).Value.LeaseState == LeaseState.Leased)
        {
            await locked.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
