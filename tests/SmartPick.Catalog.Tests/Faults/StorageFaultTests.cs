using Azure;
using Polly;
using Polly.Simmy;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;
using Polly.Simmy.Outcomes;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Faults;

/// <summary>Storage that refuses, throttles or hangs, at some request or at any: Polly's chaos stands next to the network.</summary>
[Collection(AzuriteTests.Name)]
public sealed class StorageFaultTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private bool _isFaulty;
    private int _tries;

    public static TheoryData<string> Kinds => ["refused", "throttled"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task While_storage_fails_the_last_good_snapshot_serves_and_afterwards_a_refresh_succeeds(string kind)
    {
        using var instance = NewInstance(kind, () => _isFaulty);
        await instance.UploadAsync("dr.csv", Samples.Rows(2));
        var good = await instance.RefreshAsync();
        await instance.UploadAsync("dr.csv", Samples.Rows(3));

        _isFaulty = true;
        var failed = await instance.RefreshAsync();
        var load = await instance.ReloadAsync();

        Assert.Equal((RefreshOutcome.StorageFailed, good.Version), (failed.Outcome, failed.Version));
        Assert.Equal(LoadOutcome.StorageFailed, load);
        Assert.Equal(good.Version, instance.Snapshots.Current!.Version);

        _isFaulty = false;
        await RecoverAsync(instance);
        Assert.Equal(3, instance.Snapshots.Current.Directory.Programs.Count);
    }

    /// <summary>Storage goes down at each try in turn, until a refresh gets by without that many.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Storage_that_goes_down_at_any_request_leaves_a_whole_version(string kind)
    {
        for (var from = 1; ; from++)
        {
            _tries = 0;
            _isFaulty = false;
            using var instance = NewInstance(kind, () => _isFaulty && Interlocked.Increment(ref _tries) >= from);
            await instance.UploadAsync("dr.csv", Samples.Rows(150));
            await instance.RefreshAsync();
            await instance.UploadAsync("dr.csv", Samples.Rows(151));

            _isFaulty = true;
            var report = await instance.RefreshAsync();

            Assert.Contains(instance.Snapshots.Current!.Directory.Programs.Count, new[] { 150, 151 });
            _isFaulty = false;
            await instance.ExpireLeaseAsync();
            await RecoverAsync(instance);
            Assert.Equal(151, instance.Snapshots.Current.Directory.Programs.Count);
            if (report.Outcome == RefreshOutcome.Refreshed && _tries < from)
            {
                Assert.InRange(from, 20, 60);
                return;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_client_gets_over_faults_that_come_and_go(string kind)
    {
        using var instance = NewInstance(kind, () => Interlocked.Increment(ref _tries) % 3 == 0, retries: 3);
        await instance.UploadAsync("dr.csv", Samples.Rows(150));

        var report = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refreshed, report.Outcome);
        Assert.Equal(150, instance.Snapshots.Current!.Directory.Programs.Count);
    }

    [Fact]
    public async Task A_storage_that_hangs_is_given_up_in_time()
    {
        var hangs = new TaskCompletionSource();
        var chaos = new ResiliencePipelineBuilder<Response?>()
            .AddChaosLatency(new ChaosLatencyStrategyOptions
            {
                EnabledGenerator = _ => ValueTask.FromResult(_isFaulty && (hangs.TrySetResult() || true)),
                InjectionRate = 1,
                Latency = TimeSpan.FromDays(1),
            })
            .Build();
        using var instance = new Instance(azurite.NewAccount(), faults: new StorageFaults(chaos));
        await instance.UploadAsync("dr.csv", Samples.Rows(2));
        var good = await instance.RefreshAsync();
        await instance.UploadAsync("dr.csv", Samples.Rows(3));

        _isFaulty = true;
        var refresh = instance.RefreshAsync();
        await hangs.Task.WaitAsync(Patience);
        instance.StorageTime.Advance(StorageResilience.RefreshLimit);
        var report = await refresh.WaitAsync(Patience);

        Assert.Equal((RefreshOutcome.StorageFailed, good.Version), (report.Outcome, report.Version));
        _isFaulty = false;
        await RecoverAsync(instance);
        Assert.Equal(3, instance.Snapshots.Current!.Directory.Programs.Count);
    }

    [Fact]
    public async Task A_storage_that_stays_down_is_left_alone_for_a_while()
    {
        using var instance = NewInstance("refused", () =>
        {
            Interlocked.Increment(ref _tries);
            return _isFaulty;
        });
        await instance.UploadAsync("dr.csv", Samples.Rows(2));
        await instance.RefreshAsync();
        _isFaulty = true;
        for (var i = 0; i < 10; i++)
        {
            await instance.ReloadAsync();
        }

        var before = _tries;
        Assert.Equal(LoadOutcome.StorageFailed, await instance.ReloadAsync());
        Assert.Equal(before, _tries);

        _isFaulty = false;
        instance.StorageTime.Advance(StorageResilience.Break);
        Assert.Equal(LoadOutcome.Loaded, await instance.ReloadAsync());
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_a_fault_of_storage()
    {
        using var impatient = new CancellationTokenSource();
        using var instance = new Instance(azurite.NewAccount(), _ => impatient.CancelAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => instance.Refresher.RefreshAsync(impatient.Token));

        Assert.Equal(RefreshOutcome.Refused, (await instance.RefreshAsync()).Outcome);
    }

    private static async Task RecoverAsync(Instance instance)
    {
        instance.StorageTime.Advance(StorageResilience.Break);
        Assert.Contains((await instance.RefreshAsync()).Outcome, new[] { RefreshOutcome.Refreshed, RefreshOutcome.Unchanged });
    }

    private Instance NewInstance(string kind, Func<bool> isFaulty, int retries = 0)
    {
        var chaos = new ResiliencePipelineBuilder<Response?>();
        if (kind == "refused")
        {
            chaos.AddChaosFault(new ChaosFaultStrategyOptions
            {
                EnabledGenerator = _ => ValueTask.FromResult(isFaulty()),
                InjectionRate = 1,
                FaultGenerator = _ => ValueTask.FromResult<Exception?>(new RequestFailedException("Connection refused")),
            });
        }
        else
        {
            chaos.AddChaosOutcome(new ChaosOutcomeStrategyOptions<Response?>
            {
                EnabledGenerator = _ => ValueTask.FromResult(isFaulty()),
                InjectionRate = 1,
                OutcomeGenerator = _ => ValueTask.FromResult<Outcome<Response?>?>(Outcome.FromResult<Response?>(new BusyResponse())),
            });
        }

        return new Instance(azurite.NewAccount(), faults: new StorageFaults(chaos.Build()), retries: retries);
    }
}
