using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Refresh;

[Collection(AzuriteTests.Name)]
public sealed class LeaseTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task One_refresh_runs_over_all_instances()
    {
        var account = azurite.NewAccount();
        using var other = new Instance(account);
        await other.UploadAsync("dr.csv", CsvRow.Valid());
        RefreshOutcome? meanwhile = null;
        using var instance = new Instance(account, async request =>
        {
            if (meanwhile is null && request.Uri.Path.Contains("reports", StringComparison.Ordinal))
            {
                meanwhile = (await other.RefreshAsync()).Outcome;
            }
        });

        var report = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.AlreadyRunning, meanwhile);
        Assert.Equal(RefreshOutcome.Refreshed, report.Outcome);
        Assert.Equal(RefreshOutcome.Unchanged, (await other.RefreshAsync()).Outcome);
    }

    [Fact]
    public async Task Instances_that_refresh_at_the_same_moment_agree_on_one_version()
    {
        var account = azurite.NewAccount();
        var instances = Enumerable.Range(0, 4).Select(_ => new Instance(account)).ToList();
        for (var rows = 1; rows <= 5; rows++)
        {
            await instances[0].UploadAsync("dr.csv", Samples.Rows(rows));

            var reports = await Task.WhenAll(instances.Select(i => i.RefreshAsync()));

            Assert.Single(reports, r => r.Outcome == RefreshOutcome.Refreshed);
            Assert.DoesNotContain(reports, r => r.Outcome is RefreshOutcome.Refused or RefreshOutcome.StorageFailed);
            await Task.WhenAll(instances.Select(i => i.ReloadAsync()));
            Assert.All(instances, i => Assert.Equal(rows, i.Snapshots.Current!.Directory.Programs.Count));
        }

        instances.ForEach(i => i.Dispose());
    }

    [Fact]
    public async Task A_long_refresh_renews_its_lease()
    {
        var renewals = 0;
        Instance? self = null;
        using var instance = self = new Instance(azurite.NewAccount(), async request =>
        {
            if (request.Headers.TryGetValue("x-ms-lease-action", out var action) && action == "renew")
            {
                renewals++;
            }
            else if (renewals < 3 && request.Uri.Path.Contains("reports", StringComparison.Ordinal))
            {
                for (var i = 0; i < 3; i++)
                {
                    Assert.Equal(RefreshLease.RenewEvery, await self!.LeaseTime.NextWaitAsync());
                    self.LeaseTime.Advance(RefreshLease.RenewEvery);
                }

                await self!.LeaseTime.NextWaitAsync();
            }
        });
        await instance.UploadAsync("dr.csv", CsvRow.Valid());

        Assert.Equal(RefreshOutcome.Refreshed, (await instance.RefreshAsync()).Outcome);
        Assert.Equal(3, renewals);
    }

    [Fact]
    public async Task A_lease_that_cannot_be_renewed_is_lost()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.Blobs.EnsureCreatedAsync(CancellationToken.None);
        await using var lease = (await instance.TakeLeaseAsync())!;
        var isLost = new TaskCompletionSource();
        lease.Held.Register(isLost.SetResult);
        Assert.Equal(RefreshLease.RenewEvery, await instance.LeaseTime.NextWaitAsync());

        await instance.ExpireLeaseAsync();
        instance.LeaseTime.Advance(RefreshLease.RenewEvery);

        await isLost.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_lease_given_back_can_be_taken_at_once()
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account);
        using var other = new Instance(account);
        await using (var lease = await instance.TakeLeaseAsync())
        {
            Assert.NotNull(lease);
            Assert.Null(await other.TakeLeaseAsync());
        }

        await using var second = await other.TakeLeaseAsync();
        Assert.NotNull(second);
    }

    /// <summary>
    /// The storage's own clock decides, so this test waits for it: it asks until the lease of a killed instance has run out.
    /// </summary>
    [Fact]
    public async Task The_lease_of_a_killed_instance_runs_out()
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account);
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        Assert.True(await MortalRefresh.KillBeforeAsync(account, 12));
        using var patience = new CancellationTokenSource(RefreshLease.Duration * 3);
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1));

        var refused = 0;
        while ((await instance.RefreshAsync()).Outcome == RefreshOutcome.AlreadyRunning)
        {
            refused++;
            await pace.WaitForNextTickAsync(patience.Token);
        }

        Assert.NotEqual(0, refused);
        Assert.Single(instance.Snapshots.Current!.Directory.Programs);
    }
}
