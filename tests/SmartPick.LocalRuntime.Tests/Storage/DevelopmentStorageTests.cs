using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using SmartPick.LocalRuntime.Hosting;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.LocalRuntime.Tests.Storage;

public sealed class DevelopmentStorageTests
{
    private const string DevelopmentStorageSetting = "UseDevelopmentStorage=true";

    private readonly FakeLogger _logger = new();

    [Fact]
    public async Task Azurite_is_started_where_nothing_listens_and_keeps_to_the_configured_folder()
    {
        using var folder = new TemporaryFolder();
        var ports = AzuritePorts.FindFree();

        await using var azurite = await StartIfNeededAsync(ports, folder.Path);

        Assert.Equal(ports, azurite?.Ports);
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_running_Azurite_is_used_and_the_user_is_told()
    {
        await using var running = await AzuriteProcess.StartAsync();

        Assert.Null(await StartIfNeededAsync(running.Ports));

        var told = Assert.Single(_logger.Collector.GetSnapshot());
        Assert.Equal(LogLevel.Warning, told.Level);
        Assert.Contains($"ports {running.Ports.Blob} and {running.Ports.Table}", told.Message, StringComparison.Ordinal);
        Assert.Contains($"SMARTPICK_AZURITE_PORT={running.Ports.Blob + 10}", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SMARTPICK_AZURITE_PORT", "10010", "BlobEndpoint=http://127.0.0.1:10010/devstoreaccount1;", "TableEndpoint=http://127.0.0.1:10012/devstoreaccount1;")]
    [InlineData("SMARTPICK_AZURITE_PORT", "", "UseDevelopmentStorage=true", "UseDevelopmentStorage=true")]
    public void The_port_can_be_set(string setting, string port, string blobs, string tables)
    {
        var configuration = Configuration([new("AzureWebJobsStorage", DevelopmentStorageSetting), new(setting, port)]);

        Assert.NotNull(DevelopmentStorage.Find(configuration));

        Assert.Contains(blobs, configuration["AzureWebJobsStorage"], StringComparison.Ordinal);
        Assert.Contains(tables, configuration["AzureWebJobsStorage"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("65534")]
    [InlineData("ten")]
    public void A_port_that_is_none_stops_the_start(string port)
    {
        var configuration = Configuration([new("AzureWebJobsStorage", DevelopmentStorageSetting), new("SMARTPICK_AZURITE_PORT", port)]);

        var mistake = Assert.Throws<StartupException>(() => DevelopmentStorage.Find(configuration));

        Assert.Contains("is not a port", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=real")]
    public void Other_storage_needs_no_Azurite(string? storage) =>
        Assert.Null(DevelopmentStorage.Find(Configuration([new("AzureWebJobsStorage", storage)])));

    [Fact]
    public async Task A_stranger_on_one_of_the_ports_stops_the_start()
    {
        var ports = AzuritePorts.FindFree();
        using var stranger = new TcpListener(IPAddress.Loopback, ports.Table);
        stranger.Start();

        var mistake = await Assert.ThrowsAsync<StartupException>(() => StartIfNeededAsync(ports));

        Assert.Contains("another program uses one of them", mistake.Message, StringComparison.Ordinal);
    }

    private Task<AzuriteProcess?> StartIfNeededAsync(AzuritePorts ports, string? folder = null) =>
        new DevelopmentStorage(ports, folder ?? "").StartIfNeededAsync(_logger, CancellationToken.None);

    private static IConfigurationRoot Configuration(IEnumerable<KeyValuePair<string, string?>> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
