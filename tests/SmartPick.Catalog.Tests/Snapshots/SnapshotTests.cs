using Azure.Data.Tables;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Snapshots;

[Collection(AzuriteTests.Name)]
public sealed class SnapshotTests(AzuriteFixture azurite)
{
    [Fact]
    public void Completeness_is_the_share_of_known_values()
    {
        var bare = Samples.BareProgram("4160000002");
        var snapshot = CatalogSnapshot.Of(
            "v", Instance.Start, [bare, bare with { Id = "4160000003", Positions = 3 }, Samples.FullProgram], lastRefresh: null);

        Assert.Equal(ProgramColumns.All.Where(c => !c.IsRequired).Select(c => c.Name), snapshot.Completeness.Keys);
        Assert.Equal(2.0 / 3, snapshot.Completeness["positions"], 12);
        Assert.Equal(1.0 / 3, snapshot.Completeness["lat"], 12);
    }

    [Fact]
    public async Task Nothing_published_is_no_snapshot()
    {
        using var instance = new Instance(azurite.NewAccount());

        Assert.False(await instance.Snapshots.ReloadAsync(CancellationToken.None));
        Assert.Null(instance.Snapshots.Current);
        Assert.False(instance.Snapshots.Loaded.IsCompleted);
    }

    [Fact]
    public async Task An_unmoved_pointer_keeps_the_snapshot()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.RefreshAsync();
        var before = instance.Snapshots.Current;

        await instance.Snapshots.ReloadAsync(CancellationToken.None);

        Assert.Same(before, instance.Snapshots.Current);
        Assert.True(instance.Snapshots.Loaded.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_damaged_version_is_not_loaded()
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account);
        await instance.UploadAsync("dr.csv", Samples.Rows(2));
        var report = await instance.RefreshAsync();
        var table = instance.Tables.GetTableClient("Programs");
        await table.UpsertEntityAsync(new TableEntity($"{report.Version}|dr", Samples.Id(1)) { ["city"] = "Elsewhere" });

        using var restarted = new Instance(account);
        await Assert.ThrowsAsync<InvalidDataException>(() => restarted.Snapshots.ReloadAsync(CancellationToken.None));
        Assert.Null(restarted.Snapshots.Current);
        await instance.Snapshots.ReloadAsync(CancellationToken.None);
        Assert.Equal(2, instance.Snapshots.Current!.Directory.Programs.Count);
    }
}
