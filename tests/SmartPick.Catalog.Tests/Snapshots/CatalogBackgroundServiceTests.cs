using SmartPick.Catalog.Settings;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Snapshots;

[Collection(AzuriteTests.Name)]
public sealed class CatalogBackgroundServiceTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly TimeSpan Regular = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan FirstCallers = TimeSpan.FromSeconds(5);

    private readonly DirectoryInfo _seeds = Directory.CreateTempSubdirectory("smartpick-seeds");

    [Fact]
    public async Task The_first_start_makes_the_first_version()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid());

        await instance.Keeper.StartAsync(CancellationToken.None);

        Assert.Equal(Regular, await instance.Time.NextWaitAsync());
        Assert.Single(instance.Snapshots.Current!.Directory.Programs);
        await instance.Keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_later_start_loads_without_refreshing()
    {
        var account = azurite.NewAccount();
        using var first = new Instance(account);
        await first.UploadAsync("dr.csv", CsvRow.Valid());
        var version = (await first.RefreshAsync()).Version;
        await first.UploadAsync("dr.csv", Samples.Rows(2));

        using var second = new Instance(account);
        await second.Keeper.StartAsync(CancellationToken.None);
        await second.Time.NextWaitAsync();

        Assert.Equal(version, second.Snapshots.Current!.Version);
        await second.Keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_follows_loading_leaves_the_first_callers_the_processor()
    {
        var account = azurite.NewAccount();
        using var first = new Instance(account);
        await first.UploadAsync("dr.csv", CsvRow.Valid());
        await first.RefreshAsync();

        using var second = new Instance(account);
        await second.Keeper.StartAsync(CancellationToken.None);

        Assert.Equal(FirstCallers, await second.Time.NextWaitAsync());
        Assert.NotNull(second.Snapshots.Current);
        second.Time.Advance(FirstCallers);
        Assert.Equal(Regular, await second.Time.NextWaitAsync());
        await second.Keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_version_that_another_instance_published_is_swapped_in()
    {
        var account = azurite.NewAccount();
        using var other = new Instance(account);
        using var instance = new Instance(account);
        await other.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.Keeper.StartAsync(CancellationToken.None);
        await instance.Time.NextWaitAsync();

        await other.UploadAsync("dr.csv", Samples.Rows(2));
        var report = await other.RefreshAsync();
        instance.Time.Advance(Regular);
        await instance.Time.NextWaitAsync();

        Assert.Equal(report.Version, instance.Snapshots.Current!.Version);
        await instance.Keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_storage_that_is_down_at_the_start_is_found_when_it_comes_up()
    {
        var late = new AzuriteFixture();
        using var instance = new Instance(late.NewAccount());

        await instance.Keeper.StartAsync(CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(1), await instance.Time.NextWaitAsync());
        instance.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(2), await instance.Time.NextWaitAsync());
        Assert.Null(instance.Snapshots.Current);

        await late.InitializeAsync();
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        instance.Time.Advance(TimeSpan.FromSeconds(2));

        await instance.Snapshots.Loaded.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Single(instance.Snapshots.Current!.Directory.Programs);
        await instance.Keeper.StopAsync(CancellationToken.None);
        await late.DisposeAsync();
    }

    [Fact]
    public async Task What_is_loaded_serves_on_while_storage_is_down()
    {
        var mortal = new AzuriteFixture();
        await mortal.InitializeAsync();
        using var instance = new Instance(mortal.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.Keeper.StartAsync(CancellationToken.None);
        await instance.Time.NextWaitAsync();
        var loaded = instance.Snapshots.Current!;

        await mortal.DisposeAsync();
        instance.Time.Advance(Regular);

        Assert.Equal(TimeSpan.FromSeconds(1), await instance.Time.NextWaitAsync());
        Assert.Same(loaded, instance.Snapshots.Current);
        await instance.Keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Seed_files_are_uploaded_where_missing_or_different()
    {
        var account = azurite.NewAccount();
        await File.WriteAllTextAsync(Path.Combine(_seeds.FullName, "a.csv"), CsvRow.FileOf(CsvRow.Valid("4160000001")));
        await File.WriteAllTextAsync(Path.Combine(_seeds.FullName, "b.csv"), CsvRow.FileOf(CsvRow.Valid("4160000002")));
        Assert.Equal(["4160000001", "4160000002"], await IdsAfterStartAsync(account));
        var before = await ETagsAsync(account);

        await File.WriteAllTextAsync(Path.Combine(_seeds.FullName, "b.csv"), CsvRow.FileOf(CsvRow.Valid("4160000003")));
        Assert.Equal(["4160000001", "4160000003"], await IdsAfterStartAsync(account));

        var after = await ETagsAsync(account);
        Assert.Equal(before["programs/a.csv"], after["programs/a.csv"]);
        Assert.NotEqual(before["programs/b.csv"], after["programs/b.csv"]);
    }

    [Fact]
    public void A_wrong_seed_directory_is_named()
    {
        var missing = Assert.Throws<SettingException>(
            () => new Instance(azurite.NewAccount(), seedDirectory: "no/such/place"));
        var empty = Assert.Throws<SettingException>(
            () => new Instance(azurite.NewAccount(), seedDirectory: _seeds.FullName));

        Assert.Equal("Setting SmartPick:SeedDirectory names 'no/such/place', which is not a directory.", missing.Message);
        Assert.EndsWith("which holds no .csv file.", empty.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.0, 30)]
    [InlineData(0, 1.0, 60)]
    [InlineData(1, 0.5, 1)]
    [InlineData(5, 0.5, 16)]
    [InlineData(1000, 0.0, 30)]
    public void The_schedule_backs_off_but_not_beyond_its_regular_pace(int failures, double jitter, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RevalidationSchedule(() => jitter).Next(failures));

    public void Dispose() => _seeds.Delete(recursive: true);

    private async Task<IEnumerable<string>> IdsAfterStartAsync(string account)
    {
        using var instance = new Instance(account, seedDirectory: _seeds.FullName);
        await instance.Keeper.StartAsync(CancellationToken.None);
        if (await instance.Time.NextWaitAsync() == FirstCallers)
        {
            instance.Time.Advance(FirstCallers);
            await instance.Time.NextWaitAsync();
        }

        await instance.Keeper.StopAsync(CancellationToken.None);
        return instance.Snapshots.Current!.Directory.Programs.Select(p => p.Id);
    }

    private static async Task<Dictionary<string, string>> ETagsAsync(string account)
    {
        using var instance = new Instance(account);
        return (await instance.Blobs.ListAsync(CancellationToken.None)).ToDictionary(b => b.Name, b => b.ETag.ToString());
    }
}
