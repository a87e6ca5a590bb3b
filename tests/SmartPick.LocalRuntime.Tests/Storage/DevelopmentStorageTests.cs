using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.LocalRuntime.Tests.Storage;

public sealed class DevelopmentStorageTests
{
    private const string DevelopmentStorageSetting = "UseDevelopmentStorage=true";

    [Fact]
    public async Task Azurite_is_started_where_nothing_listens_and_keeps_to_the_configured_folder()
    {
        using var folder = new TemporaryFolder();
        var ports = AzuritePorts.FindFree();

        await using var azurite = await StartIfNeededAsync(DevelopmentStorageSetting, ports, folder.Path);

        Assert.Equal(ports, azurite?.Ports);
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_running_Azurite_is_used()
    {
        await using var running = await AzuriteProcess.StartAsync();

        Assert.Null(await StartIfNeededAsync(DevelopmentStorageSetting, running.Ports));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=real")]
    public async Task Other_storage_needs_no_Azurite(string? storage) =>
        Assert.Null(await StartIfNeededAsync(storage, AzuritePorts.FindFree()));

    [Fact]
    public async Task A_stranger_on_one_of_the_ports_stops_the_start()
    {
        var ports = AzuritePorts.FindFree();
        using var stranger = new TcpListener(IPAddress.Loopback, ports.Table);
        stranger.Start();

        var mistake = await Assert.ThrowsAsync<StartupException>(() => StartIfNeededAsync(DevelopmentStorageSetting, ports));

        Assert.Contains("another program uses one of them", mistake.Message, StringComparison.Ordinal);
    }

    private static Task<AzuriteProcess?> StartIfNeededAsync(string? storage, AzuritePorts ports, string? folder = null) =>
        DevelopmentStorage.StartIfNeededAsync(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new("AzureWebJobsStorage", storage), new("LocalRuntime:AzuriteFolder", folder)])
                .Build(),
            ports,
            CancellationToken.None);
}
