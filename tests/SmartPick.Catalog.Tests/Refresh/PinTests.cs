using Azure.Data.Tables;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Refresh;

[Collection(AzuriteTests.Name)]
public sealed class PinTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_pinned_version_serves_until_it_is_released()
    {
        using var instance = new Instance(azurite.NewAccount());
        var first = await RefreshWithAsync(instance, 1);
        var second = await RefreshWithAsync(instance, 2);

        var pinned = await PinAsync(instance, first.Version!);
        var whilePinned = await RefreshWithAsync(instance, 3);

        Assert.Equal((RefreshOutcome.Pinned, first.Version), (pinned.Outcome, pinned.Version));
        Assert.Equal((RefreshOutcome.Pinned, first.Version), (whilePinned.Outcome, whilePinned.Version));
        Assert.Equal(first.Version, instance.Snapshots.Current!.Version);
        Assert.True(instance.Snapshots.Current.IsPinned);
        Assert.NotEqual(first.Version, second.Version);

        var released = await instance.Refresher.UnpinAsync(CancellationToken.None);

        Assert.Equal(RefreshOutcome.Refreshed, released.Outcome);
        Assert.Equal(3, instance.Snapshots.Current.Directory.Programs.Count);
        Assert.False(instance.Snapshots.Current.IsPinned);
        Assert.Equal(RefreshOutcome.Unchanged, (await instance.RefreshAsync()).Outcome);
    }

    [Fact]
    public async Task Releasing_what_is_not_pinned_is_a_refresh()
    {
        using var instance = new Instance(azurite.NewAccount());
        await RefreshWithAsync(instance, 1);

        Assert.Equal(RefreshOutcome.Unchanged, (await instance.Refresher.UnpinAsync(CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task A_pin_can_be_moved_and_is_seen_by_other_instances()
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account);
        using var other = new Instance(account);
        var first = await RefreshWithAsync(instance, 1);
        var second = await RefreshWithAsync(instance, 2);
        await PinAsync(instance, first.Version!);
        await other.ReloadAsync();
        Assert.Equal((first.Version, true), (other.Snapshots.Current!.Version, other.Snapshots.Current.IsPinned));

        await PinAsync(instance, second.Version!);
        await other.ReloadAsync();

        Assert.Equal((second.Version, true), (other.Snapshots.Current.Version, other.Snapshots.Current.IsPinned));
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z-abcd")]
    [InlineData("")]
    [InlineData("../pointer")]
    [InlineData("a'b")]
    [InlineData("x\ny")]
    public async Task A_version_that_is_not_kept_cannot_be_pinned(string version)
    {
        using var instance = new Instance(azurite.NewAccount());
        Assert.Equal(RefreshOutcome.UnknownVersion, (await PinAsync(instance, version)).Outcome);
        var good = await RefreshWithAsync(instance, 1);

        var report = await PinAsync(instance, version);

        Assert.Equal((RefreshOutcome.UnknownVersion, good.Version), (report.Outcome, report.Version));
        Assert.False(instance.Snapshots.Current!.IsPinned);
    }

    [Fact]
    public async Task A_damaged_version_cannot_be_pinned()
    {
        using var instance = new Instance(azurite.NewAccount());
        var first = await RefreshWithAsync(instance, 1);
        await RefreshWithAsync(instance, 2);
        await instance.DamageAsync(first.Version!);

        Assert.Equal(RefreshOutcome.UnknownVersion, (await PinAsync(instance, first.Version!)).Outcome);
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z-abcd")]
    [InlineData("a/b|c")]
    public async Task A_pin_to_a_version_that_is_gone_is_not_said_to_serve(string gone)
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account);
        var good = await RefreshWithAsync(instance, 1);
        await PinAsync(instance, good.Version!);
        var table = instance.Tables.GetTableClient("Catalog");
        var pointer = (await table.GetEntityAsync<TableEntity>("catalog", "pointer")).Value;
        pointer["Version"] = gone;
        await table.UpdateEntityAsync(pointer, pointer.ETag, TableUpdateMode.Replace);

        using var fresh = new Instance(account);
        await fresh.ReloadAsync();
        var report = await fresh.RefreshAsync();

        Assert.Equal((good.Version, false), (fresh.Snapshots.Current!.Version, fresh.Snapshots.Current.IsPinned));
        Assert.Equal((RefreshOutcome.Pinned, good.Version), (report.Outcome, report.Version));
        var problem = Assert.Single(report.Problems);
        Assert.Equal((DataRules.Pin, gone), (problem.Rule, problem.Value));
        Assert.Contains("not kept any more", report.Summary, StringComparison.Ordinal);
        Assert.Equal(RefreshOutcome.Pinned, (await PinAsync(fresh, good.Version!)).Outcome);
        Assert.Empty((await fresh.RefreshAsync()).Problems);
    }

    [Fact]
    public async Task A_pin_set_while_a_refresh_runs_is_turned_away()
    {
        var account = azurite.NewAccount();
        using var other = new Instance(account);
        var first = await RefreshWithAsync(other, 1);
        RefreshOutcome? pin = null;
        using var instance = new Instance(account, async request =>
        {
            if (pin is null && request.Uri.Path.Contains("reports", StringComparison.Ordinal))
            {
                pin = (await PinAsync(other, first.Version!)).Outcome;
            }
        });

        await RefreshWithAsync(instance, 2);

        Assert.Equal(RefreshOutcome.AlreadyRunning, pin);
        Assert.Equal(2, instance.Snapshots.Current!.Directory.Programs.Count);
    }

    private static Task<RefreshReport> PinAsync(Instance instance, string version) =>
        instance.Refresher.PinAsync(version, CancellationToken.None);

    private static async Task<RefreshReport> RefreshWithAsync(Instance instance, int rows)
    {
        await instance.UploadAsync("dr.csv", Samples.Rows(rows));
        return await instance.RefreshAsync();
    }
}
