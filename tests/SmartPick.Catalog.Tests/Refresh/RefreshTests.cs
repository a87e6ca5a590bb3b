using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Refresh;

[Collection(AzuriteTests.Name)]
public sealed class RefreshTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Every_field_survives_the_way_through_storage()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("ir.csv", Samples.FullRow);
        await instance.UploadAsync("dr.csv", CsvRow.Valid("4160000002").With("visas", "none").With("ir_division", ""));

        var report = await instance.RefreshAsync();

        var snapshot = instance.Snapshots.Current!;
        Assert.Equal(
            [Samples.FullProgram, Samples.BareProgram("4160000002") with { Visas = Engine.Programs.VisaSponsorship.None }],
            snapshot.Directory.Programs);
        Assert.Equal((RefreshOutcome.Refreshed, 2, 0), (report.Outcome, report.RowsRead, report.RowsRefused));
        Assert.Equal(report.Version, snapshot.Version);
        Assert.Matches("^2026-11-20T03:00:00Z-[0-9a-f]{4}$", snapshot.Version);
        Assert.Equal(Instance.Start, snapshot.RefreshedAt);
    }

    [Fact]
    public async Task A_specialty_may_have_more_programs_than_a_batch()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", Samples.Rows(301));
        await instance.UploadAsync("ir.csv", CsvRow.Valid("9000000001", "ir-integrated"));

        await instance.RefreshAsync();

        var snapshot = instance.Snapshots.Current!;
        Assert.Equal(Enumerable.Range(1, 301).Select(Samples.Id), snapshot.Directory.Of("dr").Select(p => p.Id));
        Assert.Equal(new Dictionary<string, int> { ["dr"] = 301, ["ir-integrated"] = 1 }, snapshot.Counts);
    }

    [Fact]
    public async Task Rows_are_kept_under_version_and_specialty_without_unknown_columns()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid("4160000001").With("positions", "4"));

        var report = await instance.RefreshAsync();

        var row = (await instance.Tables.GetTableClient("Programs")
            .GetEntityAsync<TableEntity>($"{report.Version}|dr", "4160000001")).Value;
        Assert.Equal(4, row["positions"]);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), row["source_date"]);
        Assert.DoesNotContain("visas", row.Keys);
    }

    [Fact]
    public async Task Unchanged_files_write_nothing()
    {
        var writes = new ConcurrentQueue<Request>();
        using var instance = new Instance(azurite.NewAccount(), request =>
        {
            if (request.Method != RequestMethod.Get && request.Method != RequestMethod.Head)
            {
                writes.Enqueue(request);
            }

            return Task.CompletedTask;
        });
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        var first = await instance.RefreshAsync();
        writes.Clear();
        instance.Time.Advance(TimeSpan.FromDays(1));

        var second = await instance.RefreshAsync();

        Assert.Equal((RefreshOutcome.Unchanged, first.Version), (second.Outcome, second.Version));
        Assert.Empty(writes);
    }

    [Fact]
    public async Task A_changed_file_makes_a_new_version()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", Samples.Rows(2));
        await instance.RefreshAsync();
        var before = instance.Snapshots.Current!;
        await instance.UploadAsync("dr.csv", Samples.Rows(1));
        instance.Time.Advance(TimeSpan.FromDays(1));

        await instance.RefreshAsync();

        Assert.StartsWith("2026-11-21T03:00:00Z-", instance.Snapshots.Current!.Version, StringComparison.Ordinal);
        Assert.Equal([Samples.Id(1)], instance.Snapshots.Current.Directory.Programs.Select(p => p.Id));
        Assert.Equal(2, before.Directory.Programs.Count);
    }

    [Fact]
    public async Task Of_two_rows_of_a_file_with_one_id_the_first_stays()
    {
        using var instance = new Instance(azurite.NewAccount());
        var row = CsvRow.Valid("4160000001");
        await instance.UploadAsync("b.csv", CsvRow.Valid("4160000002"), row.With("city", "From A"));
        await instance.UploadAsync("a.csv", row.With("city", "From A"), row.With("city", "From A too"), row.With("city", "From A"));

        var report = await instance.RefreshAsync();

        Assert.Equal("From A", instance.Snapshots.Current!.Directory.Find("4160000001")!.City);
        Assert.Equal(
            [(ProblemEffect.RowLeftOut, "programs/a.csv", 3), (ProblemEffect.Noted, "programs/a.csv", 4), (ProblemEffect.Noted, "programs/b.csv", 3)],
            report.Problems.Select(p => (p.Effect, p.File, p.Line)));
        Assert.Equal((5, 1), (report.RowsRead, report.RowsRefused));
    }

    [Fact]
    public async Task Without_valid_data_the_old_data_serves()
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account);
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        var good = await instance.RefreshAsync();
        await instance.UploadAsync("dr.csv", CsvRow.Valid().With("state", "Michigan"));
        instance.Time.Advance(TimeSpan.FromHours(1));

        var refused = await instance.RefreshAsync();

        Assert.Equal((RefreshOutcome.Refused, good.Version), (refused.Outcome, refused.Version));
        using var restarted = new Instance(account);
        Assert.Equal(LoadOutcome.Loaded, await restarted.ReloadAsync());
        foreach (var snapshot in new[] { instance.Snapshots.Current!, restarted.Snapshots.Current! })
        {
            Assert.Equal(good.Version, snapshot.Version);
            Assert.Single(snapshot.Directory.Programs);
            Assert.Equal(
                new RefreshSummary(
                    RefreshOutcome.Refused, Instance.Start.AddHours(1), 1, 1, "reports/2026-11-20T04:00:00Z-refused.json"),
                snapshot.LastRefresh);
        }
    }

    [Fact]
    public async Task The_report_can_be_read_back()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid(), CsvRow.Valid("4160000002").With("state", "Ohio"));

        var report = await instance.RefreshAsync();

        var last = instance.Snapshots.Current!.LastRefresh!;
        Assert.Equal($"reports/{report.Version}.json", last.Report);
        var json = await instance.DownloadAsync(last.Report);
        Assert.Contains("\"outcome\":\"refreshed\"", json, StringComparison.Ordinal);
        Assert.Contains("\"rowsRefused\":1", json, StringComparison.Ordinal);
        var stored = JsonSerializer.Deserialize(json, CatalogJson.Default.RefreshReport)!;
        Assert.Equal(report.Problems, stored.Problems);
        Assert.Equal(report.Quarantine, stored.Quarantine);
        Assert.Equal(report.Files, stored.Files);
        Assert.Equal(report with { Problems = stored.Problems, Files = stored.Files, Quarantine = stored.Quarantine }, stored);
    }

    [Fact]
    public async Task No_files_at_all_are_refused()
    {
        using var instance = new Instance(azurite.NewAccount());

        var report = await instance.RefreshAsync();

        Assert.Equal((RefreshOutcome.Refused, null), (report.Outcome, report.Version));
        Assert.Equal(DataRules.NoFiles, Assert.Single(report.Problems).Rule);
        Assert.Null(instance.Snapshots.Current);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_refuses_the_whole_refresh()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("b.csv", CsvRow.Valid());
        var good = await instance.RefreshAsync();
        await instance.UploadAsync("a.csv", "not,a,program,file\n");
        await instance.UploadAsync("b.csv", Samples.Rows(2));

        var report = await instance.RefreshAsync();

        Assert.Equal((RefreshOutcome.Refused, good.Version), (report.Outcome, report.Version));
        Assert.Contains(report.Problems, p => p.File == "programs/a.csv" && p.Rule == DataRules.Header);
        Assert.Single(instance.Snapshots.Current!.Directory.Programs);
    }

    [Fact]
    public async Task A_second_refresh_in_the_process_is_turned_away()
    {
        var isListing = new TaskCompletionSource();
        var mayGoOn = new TaskCompletionSource();
        using var instance = new Instance(azurite.NewAccount(), async request =>
        {
            if (request.Uri.Query.Contains("comp=list", StringComparison.Ordinal))
            {
                isListing.TrySetResult();
                await mayGoOn.Task;
            }
        });
        await instance.UploadAsync("dr.csv", CsvRow.Valid());

        var first = instance.RefreshAsync();
        await isListing.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var second = await instance.RefreshAsync();
        mayGoOn.SetResult();

        Assert.Equal(RefreshOutcome.AlreadyRunning, second.Outcome);
        Assert.Equal(RefreshOutcome.Refreshed, (await first).Outcome);
        Assert.Equal(RefreshOutcome.Unchanged, (await instance.RefreshAsync()).Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refresh_that_loses_the_race_for_the_pointer_starts_over(bool isFirstVersion)
    {
        var account = azurite.NewAccount();
        using var rival = new Instance(account);
        if (!isFirstVersion)
        {
            await rival.UploadAsync("a.csv", CsvRow.Valid("4160000009"));
            await rival.RefreshAsync();
        }

        await rival.UploadAsync("a.csv", CsvRow.Valid("4160000001"));
        rival.Time.Advance(TimeSpan.FromMinutes(1));
        var isRaced = false;
        using var instance = new Instance(account, async request =>
        {
            if (!isRaced && request.Method == RequestMethod.Put && request.Uri.Path.Contains("reports", StringComparison.Ordinal))
            {
                isRaced = true;
                await rival.ExpireLeaseAsync();
                await rival.RefreshAsync();
                await rival.UploadAsync("b.csv", CsvRow.Valid("4160000002"));
            }
        });

        var report = await instance.RefreshAsync();

        Assert.True(isRaced);
        Assert.Equal(RefreshOutcome.Refreshed, report.Outcome);
        await rival.ReloadAsync();
        Assert.Equal(report.Version, rival.Snapshots.Current!.Version);
        Assert.Equal(["4160000001", "4160000002"], rival.Snapshots.Current.Directory.Programs.Select(p => p.Id));
    }

    [Fact]
    public async Task A_stale_pointer_changes_nothing()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.RefreshAsync();
        var stale = await instance.Ledger.FindPointerAsync(CancellationToken.None);
        await instance.UploadAsync("dr.csv", CsvRow.Valid("4160000002"));
        await instance.RefreshAsync();
        var current = await instance.Ledger.FindPointerAsync(CancellationToken.None);
        var last = await instance.Ledger.FindLastRefreshAsync(CancellationToken.None);

        var isPublished = await instance.Ledger.TryPublishAsync(
            stale! with { Version = "other" }, stale, last!.Summary with { At = last.Summary.At.AddHours(1) }, CancellationToken.None);

        Assert.False(isPublished);
        Assert.Equal(current!.ETag, (await instance.Ledger.FindPointerAsync(CancellationToken.None))!.ETag);
        Assert.Equal(last, await instance.Ledger.FindLastRefreshAsync(CancellationToken.None));
    }
}
