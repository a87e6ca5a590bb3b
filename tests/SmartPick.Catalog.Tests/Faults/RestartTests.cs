using Azure.Core;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Faults;

/// <summary>The storage itself is stopped and started again in the middle of a refresh.</summary>
public sealed class RestartTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smartpick-azurite");
    private readonly AzuriteFixture _azurite;

    public RestartTests() => _azurite = new AzuriteFixture { Folder = _folder.FullName };

    public Task InitializeAsync() => _azurite.InitializeAsync();

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(17)]
    public async Task A_refresh_during_which_storage_stops_fails_and_the_next_one_succeeds(int request)
    {
        await RefreshThroughAsync(request, restartAtOnce: false);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    public async Task A_refresh_during_which_storage_restarts_gets_over_it(int request)
    {
        await RefreshThroughAsync(request, restartAtOnce: true);
    }

    public Task DisposeAsync() => _azurite.DisposeAsync();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
    }

    private async Task RefreshThroughAsync(int request, bool restartAtOnce)
    {
        var account = _azurite.NewAccount();
        using var reader = new Instance(account);
        await reader.UploadAsync("dr.csv", Samples.Rows(150));
        var old = await reader.RefreshAsync();
        await reader.UploadAsync("dr.csv", Samples.Rows(151));

        var requests = 0;
        using var instance = new Instance(account, BeforeAsync, retries: 3);
        var report = await instance.RefreshAsync();
        if (!restartAtOnce)
        {
            Assert.Equal(RefreshOutcome.StorageFailed, report.Outcome);
            Assert.Equal(LoadOutcome.StorageFailed, await reader.ReloadAsync());
            Assert.Equal(old.Version, reader.Snapshots.Current!.Version);
            await _azurite.InitializeAsync();
            await reader.ExpireLeaseAsync();
            reader.StorageTime.Advance(StorageResilience.Break);
            report = await reader.RefreshAsync();
        }

        Assert.Contains(report.Outcome, new[] { RefreshOutcome.Refreshed, RefreshOutcome.Unchanged });
        Assert.Equal(LoadOutcome.Loaded, await reader.ReloadAsync());
        Assert.Equal(151, reader.Snapshots.Current!.Directory.Programs.Count);

        async Task BeforeAsync(Request _)
        {
            if (Interlocked.Increment(ref requests) == request)
            {
                await _azurite.StopAsync();
                if (restartAtOnce)
                {
                    await _azurite.InitializeAsync();
                }
            }
        }
    }
}
