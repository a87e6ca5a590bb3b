using System.Diagnostics;
using System.Net;
using SmartPick.LocalRuntime;

namespace SmartPick.Functions.Tests.Faults;

/// <summary>Another instance is killed (SIGKILL) while it refreshes; applicants of this one never notice.</summary>
public sealed class KilledInstanceTests : FaultTests
{
    private readonly DirectoryInfo _seeds = Directory.CreateTempSubdirectory("smartpick-faults-seeds-");

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _seeds.Delete(recursive: true);
    }

    [Fact]
    public async Task An_instance_killed_at_any_request_of_its_refresh_leaves_a_whole_edition_to_serve()
    {
        var next = Edition.New;
        var killed = 0;
        while (await StartAndKillAsync(next, killed + 1))
        {
            killed++;
            await Storage.ExpireLeaseAsync();
            await App.RevalidateAsync();
            await App.Applicant.AnswerAsync();
            Assert.Equal(HttpStatusCode.OK, await App.RefreshAsync());
            Assert.Equal(next, await App.Applicant.AnswerAsync());
            next = next.Other;
        }

        await App.RevalidateAsync();
        Assert.Equal(next, await App.Applicant.AnswerAsync());
        // Those of a refresh itself, and of what follows as many as are sent before the instance is stopped.
        Assert.InRange(killed, 15, 60);
    }

    /// <summary>
    /// Starts an instance that brings program files with it, which makes it refresh, and kills it before a request of that.
    /// </summary>
    /// <param name="edition">What lies in storage and beside the instance.</param>
    /// <param name="request">Number of the request, counted from 1: the first one that may write.</param>
    /// <returns>Whether it was killed; false when its refresh ended before that many requests.</returns>
    private async Task<bool> StartAndKillAsync(Edition edition, int request)
    {
        await Storage.UploadAsync(edition);
        await File.WriteAllTextAsync(Path.Combine(_seeds.FullName, "programs.csv"), edition.Csv);
        await using var line = new StorageLine(Storage.Azurite.Ports);
        using var instance = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [LocalProgram.Location])
            {
                Environment =
                {
                    ["AzureWebJobsStorage"] = line.ConnectionString,
                    ["SmartPick__SeedDirectory"] = _seeds.FullName,
                    ["SmartPick__Refresh__MaxVanishingShare"] = "1",
                    ["SmartPick__Refresh__MaxOddsChange"] = "1",
                    ["SMARTPICK_PORT"] = "0",
                },
                RedirectStandardOutput = true,
            },
        };
        var requests = 0;
        var isKilled = false;
        line.On(first =>
        {
            if ((requests > 0 || first.StartsWith("PUT", StringComparison.Ordinal)) && Interlocked.Increment(ref requests) == request)
            {
                instance.Kill();
                isKilled = true;
                return Fate.Refused;
            }

            return Fate.Forwarded;
        });

        instance.Start();
        while (await instance.StandardOutput.ReadLineAsync() is { } told)
        {
            if (told.Contains("Catalog refresh Refreshed", StringComparison.Ordinal))
            {
                instance.Kill();
            }
        }

        await instance.WaitForExitAsync();
        return isKilled;
    }
}
