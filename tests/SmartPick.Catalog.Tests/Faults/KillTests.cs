using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Faults;

[Collection(AzuriteTests.Name)]
public sealed class KillTests(AzuriteFixture azurite)
{
    private const int AtATime = 3;

    /// <summary>
    /// Killed before each of its requests in turn: between two requests nothing happens to storage, so these are all the states
    /// that a killed refresh can leave.
    /// </summary>
    [Fact]
    public async Task A_refresh_killed_at_any_request_leaves_the_old_or_the_new_version_and_the_next_one_succeeds()
    {
        var killed = await KillEverywhereAsync(hasFirstVersion: true);

        Assert.InRange(killed, 20, 60);
    }

    [Fact]
    public async Task A_first_refresh_killed_at_any_request_leaves_nothing_or_a_whole_version()
    {
        var killed = await KillEverywhereAsync(hasFirstVersion: false);

        Assert.InRange(killed, 20, 60);
    }

    private async Task<int> KillEverywhereAsync(bool hasFirstVersion)
    {
        var killed = 0;
        for (var from = 1; ; from += AtATime)
        {
            var kills = await Task.WhenAll(Enumerable.Range(from, AtATime).Select(n => KillAndRecoverAsync(n, hasFirstVersion)));
            killed += kills.Count(k => k);
            if (kills.Contains(false))
            {
                return killed;
            }
        }
    }

    private async Task<bool> KillAndRecoverAsync(int request, bool hasFirstVersion)
    {
        var account = azurite.NewAccount();
        using var reader = new Instance(account);
        await reader.UploadAsync("ir.csv", CsvRow.Valid(Samples.Id(9999), "ir-integrated"));
        await reader.UploadAsync("dr.csv", Samples.Rows(150));
        if (hasFirstVersion)
        {
            await reader.RefreshAsync();
        }

        var old = reader.Snapshots.Current;
        await reader.UploadAsync("dr.csv", Samples.Rows(151).Append(CsvRow.Valid().With("state", "Michigan")));

        var isKilled = await MortalRefresh.KillBeforeAsync(account, request);

        using var fresh = new Instance(account);
        await AssertWholeAsync(reader, old);
        await AssertWholeAsync(fresh, old);

        await reader.ExpireLeaseAsync();
        var next = await fresh.RefreshAsync();
        Assert.Contains(next.Outcome, new[] { RefreshOutcome.Refreshed, RefreshOutcome.Unchanged });
        Assert.Equal(LoadOutcome.Loaded, await reader.ReloadAsync());
        AssertNew(reader.Snapshots.Current!);
        AssertNew(fresh.Snapshots.Current!);

        await fresh.Collector.CollectAsync(CancellationToken.None);
        Assert.Equal(
            (await fresh.Ledger.ListVersionsAsync(CancellationToken.None)).Select(v => v.Version).Order(StringComparer.Ordinal),
            await fresh.Programs.ListVersionsAsync(CancellationToken.None));
        return isKilled;
    }

    private static async Task AssertWholeAsync(Instance instance, CatalogSnapshot? old)
    {
        await instance.ReloadAsync();
        var served = instance.Snapshots.Current;
        if (served is null)
        {
            Assert.Null(old);
        }
        else if (served.Version == old?.Version)
        {
            Assert.Equal(Fingerprints.OfPrograms(old.Directory.Programs), Fingerprints.OfPrograms(served.Directory.Programs));
        }
        else
        {
            AssertNew(served);
        }
    }

    private static void AssertNew(CatalogSnapshot served) => Assert.Equal(
        Fingerprints.OfPrograms([
            .. Enumerable.Range(1, 151).Select(n => Samples.BareProgram(Samples.Id(n))),
            Samples.BareProgram(Samples.Id(9999), "ir-integrated"),
        ]),
        Fingerprints.OfPrograms(served.Directory.Programs));
}
