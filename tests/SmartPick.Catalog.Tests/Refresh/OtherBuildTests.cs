using Azure.Data.Tables;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Refresh;

/// <summary>Storage that another build of SmartPick has left: the next refresh makes it ours, and nobody has to delete anything.</summary>
[Collection(AzuriteTests.Name)]
public sealed class OtherBuildTests(AzuriteFixture azurite)
{
    private const string Pointer = "pointer";

    public static TheoryData<string> Properties =>
        ["Version", "RefreshedAt", "Programs", "Specialties", "ContentHash", "SourceFingerprint", "IsPinned"];

    [Theory]
    [MemberData(nameof(Properties))]
    public Task A_pointer_without_a_property_is_no_obstacle(string property) =>
        HealsAsync(row => row.Remove(property));

    [Theory]
    [MemberData(nameof(Properties))]
    public Task A_pointer_with_a_property_of_another_type_is_no_obstacle(string property) =>
        HealsAsync(row => row[property] = new byte[] { 1 });

    [Theory]
    [InlineData(1601)]
    [InlineData(2031)]
    [InlineData(9999)]
    public Task A_pointer_of_a_time_that_cannot_be_is_no_obstacle(int year) =>
        HealsAsync(row => row["RefreshedAt"] = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_pointer_of_a_time_to_come_is_not_served_for_ever_where_it_is_loaded()
    {
        using var instance = await PublishedAsync(azurite.NewAccount());
        await ChangeAsync(instance, Pointer, row => row["RefreshedAt"] = Instance.Start.AddYears(5));

        Assert.Equal(RefreshOutcome.Refreshed, (await instance.RefreshAsync()).Outcome);
        Assert.InRange(instance.Snapshots.Current!.RefreshedAt, Instance.Start, Instance.Start.AddMinutes(1));
        Assert.Equal(RefreshOutcome.Unchanged, (await instance.RefreshAsync()).Outcome);
    }

    [Fact]
    public async Task A_refresh_of_a_time_to_come_does_not_stay_the_last_one()
    {
        using var instance = await PublishedAsync(azurite.NewAccount());
        var last = await instance.Ledger.FindLastRefreshAsync(CancellationToken.None);
        await instance.Ledger.RecordAsync(
            new RefreshRecord(last!.Summary with { At = Instance.Start.AddYears(1), Report = "reports/later.json" }, null), CancellationToken.None);

        Assert.Equal(last, await instance.Ledger.FindLastRefreshAsync(CancellationToken.None));
    }

    [Fact]
    public Task A_pointer_to_no_version_is_no_obstacle() => HealsAsync(row => row["Version"] = "a/b|c#d?e\\f'g");

    [Fact]
    public async Task Programs_of_another_shape_are_made_again()
    {
        var account = azurite.NewAccount();
        using var before = await PublishedAsync(account);
        await before.Tables.GetTableClient("Programs").UpsertEntityAsync(
            new TableEntity($"{before.Snapshots.Current!.Version}|dr", Samples.Id(1)) { ["name"] = 7 }, TableUpdateMode.Replace);

        await StartsWithAsync(account, 2);
    }

    [Fact]
    public async Task The_last_good_version_serves_until_the_refresh_and_the_gate_knows_it()
    {
        var account = azurite.NewAccount();
        using var before = await PublishedAsync(account);
        await before.UploadAsync("dr.csv", Samples.Rows(3));
        await before.RefreshAsync();
        await ChangeAsync(before, Pointer, row => row.Remove("ContentHash"));
        await before.UploadAsync("dr.csv", CsvRow.Valid("4160000009"));

        using var fresh = new Instance(account, maxVanishingShare: "0.2");
        Assert.Equal(LoadOutcome.Damaged, await fresh.ReloadAsync());
        Assert.Equal(2, fresh.Snapshots.Current!.Directory.Programs.Count);
        Assert.Equal(RefreshOutcome.Refused, (await fresh.RefreshAsync()).Outcome);

        await fresh.UploadAsync("dr.csv", Samples.Rows(4));
        Assert.Equal(RefreshOutcome.Refreshed, (await fresh.RefreshAsync()).Outcome);
        Assert.Equal(4, fresh.Snapshots.Current.Directory.Programs.Count);
    }

    [Fact]
    public async Task A_pin_that_leaves_nothing_to_serve_is_given_up()
    {
        var account = azurite.NewAccount();
        using var before = await PublishedAsync(account);
        await before.Refresher.PinAsync(before.Snapshots.Current!.Version, CancellationToken.None);
        await before.DamageAsync(before.Snapshots.Current.Version);

        await StartsWithAsync(account, 2);
    }

    [Fact]
    public async Task A_history_that_nobody_can_read_is_passed_over()
    {
        var account = azurite.NewAccount();
        using var before = await PublishedAsync(account);
        var good = (await before.Ledger.FindLastRefreshAsync(CancellationToken.None))!;
        var table = before.Tables.GetTableClient("Catalog");
        await table.AddEntityAsync(new TableEntity("catalog", "refresh-0000000000000000001") { ["Outcome"] = "Postponed" });
        await table.AddEntityAsync(
            new TableEntity("catalog", "refresh-0000000000000000002") { ["Outcome"] = "Refused", ["At"] = Instance.Start });

        using var fresh = new Instance(account);
        Assert.Equal(LoadOutcome.Loaded, await fresh.ReloadAsync());
        Assert.Equal(good.Summary, fresh.Snapshots.Current!.LastRefresh);
        Assert.Equal(RefreshOutcome.Unchanged, (await fresh.RefreshAsync()).Outcome);
        Assert.Equal([good], await fresh.Ledger.ListRefreshesAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"outcome\":\"postponed\"}")]
    public async Task A_report_that_nobody_can_read_is_written_again(string report)
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.RefreshAsync();
        await instance.UploadAsync("dr.csv", "nonsense\n");
        await instance.RefreshAsync();
        var name = instance.Snapshots.Current!.LastRefresh!.Report;
        await instance.Blobs.UploadAsync(name, new BinaryData(report), "application/json", CancellationToken.None);

        var again = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refused, again.Outcome);
        Assert.NotEmpty(again.Problems);
    }

    private async Task HealsAsync(Action<TableEntity> damage)
    {
        var account = azurite.NewAccount();
        using var before = await PublishedAsync(account);
        await ChangeAsync(before, Pointer, damage);
        await ChangeAsync(before, $"version-{before.Snapshots.Current!.Version}", damage);

        await StartsWithAsync(account, 2);
        Assert.Equal(LoadOutcome.Loaded, await before.ReloadAsync());
        await before.Collector.CollectAsync(CancellationToken.None);
        await StartsWithAsync(account, 2);
    }

    private static async Task<Instance> PublishedAsync(string account)
    {
        var instance = new Instance(account);
        await instance.UploadAsync("dr.csv", Samples.Rows(2));
        await instance.RefreshAsync();
        return instance;
    }

    /// <summary>An instance that starts on this storage serves, and so does one that only loads after it.</summary>
    private static async Task StartsWithAsync(string account, int programs)
    {
        using var fresh = new Instance(account);
        await fresh.Keeper.StartAsync(CancellationToken.None);
        await fresh.Time.NextWaitAsync();
        await fresh.Keeper.StopAsync(CancellationToken.None);
        Assert.Equal(programs, fresh.Snapshots.Current!.Directory.Programs.Count);

        using var later = new Instance(account);
        Assert.Equal(LoadOutcome.Loaded, await later.ReloadAsync());
        Assert.Equal(programs, later.Snapshots.Current!.Directory.Programs.Count);
    }

    private static async Task ChangeAsync(Instance instance, string rowKey, Action<TableEntity> change)
    {
        var table = instance.Tables.GetTableClient("Catalog");
        var row = (await table.GetEntityAsync<TableEntity>("catalog", rowKey)).Value;
        change(row);
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }
}
