using Azure.Storage.Blobs;
using SmartPick.Functions.Tests.Support;
using SmartPick.LocalRuntime.Storage;
using SmartPick.Worker.Tests.Host;

namespace SmartPick.Worker.Tests;

/// <summary>The timer of the deployed app, on a storage of its own that the test changes.</summary>
[Collection(WorkerTests.Name)]
public sealed class TimerTests(WorkerApp app)
{
    private const string Timer = "RefreshOnSchedule";
    private const string Columns = "program_id,specialty,name,institution,city,state,source,source_date";

    [Fact]
    public async Task A_refresh_is_unchanged_until_a_file_changes()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await UploadAsync(azurite, "One");
        await using var host = await FunctionsHost.StartAsync(app.Package, WorkerApp.Settings(azurite.ConnectionString));

        // The app publishes its first catalog itself, as soon as it finds none.
        await WorkerApp.ReadyAsync(host.Client);
        Assert.Equal("Refreshed", await host.OutcomeAsync());
        Assert.Equal("Unchanged", await RunAsync(host));
        var before = await host.Client.GetJsonAsync("/api/v1/programs/4160000001");
        await UploadAsync(azurite, "Another");
        Assert.Equal("Refreshed", await RunAsync(host));
        var after = await host.Client.GetJsonAsync("/api/v1/programs/4160000001");

        Assert.Equal("One", before.GetProperty("name").GetString());
        Assert.Equal("Another", after.GetProperty("name").GetString());
    }

    /// <summary>The schedule is resolved by the host and by what wakes a sleeping app; the latter knows flat names only.</summary>
    [Fact]
    public void The_schedule_is_a_setting_with_a_flat_name()
    {
        var schedule = app.Host.Functions.Single(function => function.Name == Timer).Trigger.GetProperty("schedule").GetString();

        Assert.Matches("^%[A-Z_]+%$", schedule);
    }

    private static async Task<string> RunAsync(FunctionsHost host)
    {
        var (succeeded, error) = await host.RunTimerAsync(Timer);
        Assert.True(succeeded, error);
        return await host.OutcomeAsync();
    }

    private static async Task UploadAsync(AzuriteProcess azurite, string name)
    {
        var container = new BlobContainerClient(azurite.ConnectionString, "program-data");
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient("programs/dr.csv").UploadAsync(
            new BinaryData($"{Columns}\n4160000001,dr,{name},test,Testville,OH,test,2026-01-02"), overwrite: true);
    }
}
