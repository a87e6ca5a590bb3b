using Azure.Core;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Refresh;

/// <summary>What refreshes leave in storage, and what becomes of it.</summary>
[Collection(AzuriteTests.Name)]
public sealed class KeepingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_last_three_versions_are_kept()
    {
        using var instance = new Instance(azurite.NewAccount());
        var versions = new List<string>();
        for (var rows = 1; rows <= 5; rows++)
        {
            versions.Add((await RefreshWithAsync(instance, rows)).Version!);
        }

        await instance.Collector.CollectAsync(CancellationToken.None);

        Assert.Equal(versions[2..], await instance.Programs.ListVersionsAsync(CancellationToken.None));
        Assert.Equal(versions[2..].Select(v => $"reports/{v}.json"), await KeptReportsAsync(instance, versions));
        Assert.Equal(LoadOutcome.Loaded, await instance.ReloadAsync());
    }

    [Fact]
    public async Task The_version_that_serves_is_kept_whatever_its_age()
    {
        using var instance = new Instance(azurite.NewAccount());
        var first = await RefreshWithAsync(instance, 1);
        for (var rows = 2; rows <= 4; rows++)
        {
            await RefreshWithAsync(instance, rows);
        }

        await instance.Refresher.PinAsync(first.Version!, CancellationToken.None);
        await instance.Collector.CollectAsync(CancellationToken.None);

        var kept = await instance.Programs.ListVersionsAsync(CancellationToken.None);
        Assert.Contains(first.Version, kept);
        Assert.Equal(3, kept.Count);
    }

    [Fact]
    public async Task Rows_that_were_never_published_are_collected_but_not_during_a_refresh()
    {
        var account = azurite.NewAccount();
        using var other = new Instance(account);
        await RefreshWithAsync(other, 1);
        await other.Programs.WriteAsync("2020-01-01T00:00:00Z-0000", new([Samples.FullProgram], []), CancellationToken.None);
        var duringRefresh = 0;
        using var instance = new Instance(account, async request =>
        {
            if (duringRefresh == 0 && request.Uri.Path.Contains("reports", StringComparison.Ordinal))
            {
                await other.Collector.CollectAsync(CancellationToken.None);
                duringRefresh = (await other.Programs.ListVersionsAsync(CancellationToken.None)).Count;
            }
        });
        await RefreshWithAsync(instance, 2);

        await instance.Collector.CollectAsync(CancellationToken.None);

        Assert.Equal(3, duringRefresh);
        Assert.Equal(2, (await instance.Programs.ListVersionsAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Collecting_nothing_writes_nothing()
    {
        var writes = 0;
        using var instance = new Instance(azurite.NewAccount(), request =>
        {
            writes += request.Method == RequestMethod.Get ? 0 : 1;
            return Task.CompletedTask;
        });
        await RefreshWithAsync(instance, 1);
        writes = 0;

        await instance.Collector.CollectAsync(CancellationToken.None);

        Assert.Equal(0, writes);
    }

    [Fact]
    public async Task A_refresh_that_lost_its_lease_to_a_collection_starts_over()
    {
        var account = azurite.NewAccount();
        using var other = new Instance(account);
        await RefreshWithAsync(other, 1);
        var isCollected = false;
        using var instance = new Instance(account, async request =>
        {
            if (!isCollected && request.Uri.Path.Contains("reports", StringComparison.Ordinal))
            {
                isCollected = true;
                await other.ExpireLeaseAsync();
                await other.Collector.CollectAsync(CancellationToken.None);
            }
        });

        var report = await RefreshWithAsync(instance, 2);

        Assert.Equal(RefreshOutcome.Refreshed, report.Outcome);
        using var fresh = new Instance(account);
        Assert.Equal(LoadOutcome.Loaded, await fresh.ReloadAsync());
        Assert.Equal(2, fresh.Snapshots.Current!.Directory.Programs.Count);
    }

    [Fact]
    public async Task Old_refusals_are_forgotten_although_nothing_was_published_since()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.RefreshAsync();
        for (var day = 1; day <= 33; day++)
        {
            instance.Time.Advance(TimeSpan.FromDays(1));
            await instance.UploadAsync("dr.csv", CsvRow.Valid().With("state", $"Not a state {day}"));
            Assert.Equal(RefreshOutcome.Refused, (await instance.RefreshAsync()).Outcome);
        }

        await instance.Collector.CollectAsync(CancellationToken.None);

        Assert.Equal(30, (await instance.Ledger.ListRefreshesAsync(CancellationToken.None)).Count);
        Assert.Equal(30, (await instance.Blobs.ListNamesAsync(ProgramBlobs.Reports, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Old_refreshes_are_forgotten_with_their_reports_and_copies()
    {
        using var instance = new Instance(azurite.NewAccount());
        for (var rows = 1; rows <= 33; rows++)
        {
            await instance.UploadAsync("dr.csv", Samples.Rows(rows).Append(CsvRow.Valid().With("state", "?")));
            await instance.RefreshAsync();
            instance.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await instance.Collector.CollectAsync(CancellationToken.None);

        Assert.Equal(30, (await instance.Ledger.ListRefreshesAsync(CancellationToken.None)).Count);
        Assert.Equal(30, (await instance.Blobs.ListNamesAsync(ProgramBlobs.Reports, CancellationToken.None)).Count);
        Assert.Equal(30, (await instance.Blobs.ListNamesAsync(ProgramBlobs.Quarantine, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Rows_left_out_are_copied_and_formulas_are_taken_the_edge_off()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("c.csv", CsvRow.Valid("4160000002").With("state", "Ohio").With("city", "=1+1"));
        await instance.UploadAsync(
            "b.csv", CsvRow.Valid().With("lon", "-83.7").With("state", "M").With("name", "A \"quoted\", name"), CsvRow.Valid("4160000003")
                .With("lon", ""));

        var report = await instance.RefreshAsync();

        Assert.Equal([$"quarantine/{report.Version}/b.csv", $"quarantine/{report.Version}/c.csv"], report.Quarantine);
        var copy = (await instance.DownloadAsync(report.Quarantine[0])).Split('\n');
        Assert.Equal("program_id,specialty,name,institution,city,state,source,source_date,lon", copy[0]);
        Assert.Equal("4160000001,dr,\"A \"\"quoted\"\", name\",michigan,Ann Arbor,M,program site,2026-07-01,-83.7", copy[1]);
        Assert.Contains(
            "4160000002,dr,Radiology 4160000002,michigan,'=1+1,",
            await instance.DownloadAsync(report.Quarantine[1]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=cmd", "'=cmd")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("+1+cmd", "'+1+cmd")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("-83.74", "-83.74")]
    [InlineData("+5", "+5")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void Cells_are_neutralised(string cell, string copied) =>
        Assert.Equal(copied + "\n", QuarantineCsv.Write([[cell]]).ToString());

    [Fact]
    public async Task A_version_damaged_in_the_table_is_made_again_from_unchanged_files()
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account);
        var damaged = await RefreshWithAsync(instance, 2);
        await instance.DamageAsync(damaged.Version!);

        var healed = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refreshed, healed.Outcome);
        Assert.NotEqual(damaged.Version, healed.Version);
        using var fresh = new Instance(account);
        Assert.Equal(LoadOutcome.Loaded, await fresh.ReloadAsync());
    }

    [Fact]
    public async Task An_instance_that_meets_a_damaged_version_at_its_start_makes_it_again()
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account);
        var damaged = await RefreshWithAsync(instance, 2);
        await instance.DamageAsync(damaged.Version!);

        using var fresh = new Instance(account);
        await fresh.Keeper.StartAsync(CancellationToken.None);
        await fresh.Time.NextWaitAsync();

        Assert.Equal(2, fresh.Snapshots.Current!.Directory.Programs.Count);
        await fresh.Keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_deleted_container_is_refused_and_made_again()
    {
        using var instance = new Instance(azurite.NewAccount());
        var good = await RefreshWithAsync(instance, 2);
        await instance.DeleteContainerAsync();

        var report = await instance.RefreshAsync();

        Assert.Equal((RefreshOutcome.Refused, good.Version), (report.Outcome, report.Version));
        Assert.Equal(2, instance.Snapshots.Current!.Directory.Programs.Count);
        Assert.Equal(RefreshOutcome.Refreshed, (await RefreshWithAsync(instance, 3)).Outcome);
    }

    [Theory]
    [InlineData("Programs")]
    [InlineData("Catalog")]
    public async Task A_deleted_table_is_made_again(string table)
    {
        using var instance = new Instance(azurite.NewAccount());
        await RefreshWithAsync(instance, 2);
        await instance.Tables.DeleteTableAsync(table);

        Assert.Equal(RefreshOutcome.Refreshed, (await instance.RefreshAsync()).Outcome);
        Assert.Equal(LoadOutcome.Loaded, await instance.ReloadAsync());
    }

    private static async Task<RefreshReport> RefreshWithAsync(Instance instance, int rows)
    {
        await instance.UploadAsync("dr.csv", Samples.Rows(rows));
        var report = await instance.RefreshAsync();
        instance.Time.Advance(TimeSpan.FromMinutes(1));
        return report;
    }

    private static async Task<IEnumerable<string>> KeptReportsAsync(Instance instance, List<string> versions)
    {
        var reports = await instance.Blobs.ListNamesAsync(ProgramBlobs.Reports, CancellationToken.None);
        return versions[2..].Select(v => $"reports/{v}.json").Intersect(reports);
    }
}
