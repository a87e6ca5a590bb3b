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
        var snapshot = CatalogSnapshot.Create(
            "v", Instance.Start, [bare, bare with { Id = "4160000003", Positions = 3 }, Samples.FullProgram], lastRefresh: null);

        Assert.Equal(ProgramColumns.All.Where(c => !c.IsRequired).Select(c => c.Name), snapshot.Completeness.Keys);
        Assert.Equal(2.0 / 3, snapshot.Completeness["positions"], 12);
        Assert.Equal(1.0 / 3, snapshot.Completeness["lat"], 12);
    }

    [Fact]
    public async Task Nothing_published_is_no_snapshot()
    {
        using var instance = new Instance(azurite.NewAccount());

        Assert.Equal(LoadOutcome.NothingPublished, await instance.ReloadAsync());
        Assert.Null(instance.Snapshots.Current);
        Assert.False(instance.Snapshots.Loaded.IsCompleted);
    }

    [Fact]
    public async Task An_unmoved_pointer_keeps_the_snapshot()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.RefreshAsync();
        var before = instance.Snapshots.Current!;
        instance.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(LoadOutcome.Loaded, await instance.ReloadAsync());

        Assert.Same(before.Directory, instance.Snapshots.Current!.Directory);
        Assert.Equal(Instance.Start.AddMinutes(1), instance.Snapshots.Current.ConfirmedAt);
        Assert.True(instance.Snapshots.Loaded.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_damaged_version_is_not_loaded_while_an_older_one_is_intact()
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account);
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        var good = await instance.RefreshAsync();
        await instance.UploadAsync("dr.csv", Samples.Rows(2));
        var damaged = await instance.RefreshAsync();
        await instance.DamageAsync(damaged.Version!);

        using var restarted = new Instance(account);
        Assert.Equal(LoadOutcome.Damaged, await restarted.ReloadAsync());
        Assert.Equal(good.Version, restarted.Snapshots.Current!.Version);
        Assert.Equal(LoadOutcome.Loaded, await instance.ReloadAsync());
        Assert.Equal(damaged.Version, instance.Snapshots.Current!.Version);
    }

    [Fact]
    public async Task A_damaged_version_without_an_older_one_is_no_snapshot()
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account);
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.DamageAsync((await instance.RefreshAsync()).Version!);

        using var restarted = new Instance(account);
        Assert.Equal(LoadOutcome.Damaged, await restarted.ReloadAsync());
        Assert.Null(restarted.Snapshots.Current);
    }
}
