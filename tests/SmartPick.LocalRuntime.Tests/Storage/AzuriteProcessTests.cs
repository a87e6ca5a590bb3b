using System.Net.Sockets;
using Azure.Data.Tables;
using SmartPick.LocalRuntime.Hosting;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.LocalRuntime.Tests.Storage;

public sealed class AzuriteProcessTests
{
    [Fact]
    public async Task Two_of_them_run_side_by_side_in_memory()
    {
        await using var one = await AzuriteProcess.StartAsync();
        await using var two = await AzuriteProcess.StartAsync();

        await AddAsync(one, "a");

        Assert.Single(await RowsAsync(one));
        Assert.Empty(await RowsAsync(two));
    }

    [Fact]
    public async Task Accounts_of_one_process_share_nothing()
    {
        var options = new AzuriteOptions { Ports = AzuritePorts.FindFree(), MoreAccounts = ["another"] };
        await using var azurite = await AzuriteProcess.StartAsync(options);

        await AddAsync(azurite, "a");

        var table = new TableClient(AzuriteAccount.ConnectionString(options.Ports, "another"), "Things");
        await table.CreateIfNotExistsAsync();
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task Data_and_ports_survive_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Folder = folder.Path });
        var connectionString = azurite.ConnectionString;
        await AddAsync(azurite, "a");

        await azurite.StopAsync();
        await AssertRefusedAsync(azurite.Ports.Table);
        await azurite.RestartAsync();

        Assert.Equal(connectionString, azurite.ConnectionString);
        Assert.Equal("a", Assert.Single(await RowsAsync(azurite)).RowKey);
    }

    [Fact]
    public async Task A_killed_one_refuses_connections_until_it_is_restarted()
    {
        await using var azurite = await AzuriteProcess.StartAsync();

        await azurite.KillAsync();
        await AssertRefusedAsync(azurite.Ports.Blob);
        await azurite.RestartAsync();

        Assert.Empty(await RowsAsync(azurite));
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_sentence()
    {
        await using var azurite = await AzuriteProcess.StartAsync();

        var mistake =
            await Assert.ThrowsAsync<StartupException>(() => AzuriteProcess.StartAsync(new AzuriteOptions { Ports = azurite.Ports }));

        Assert.Contains("did not start", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("EADDRINUSE", mistake.Message, StringComparison.Ordinal);
    }

    private static async Task AddAsync(AzuriteProcess azurite, string row)
    {
        var table = await TableAsync(azurite);
        await table.AddEntityAsync(new TableEntity("partition", row));
    }

    private static async Task<IReadOnlyList<TableEntity>> RowsAsync(AzuriteProcess azurite)
    {
        var table = await TableAsync(azurite);
        return await table.QueryAsync<TableEntity>().ToListAsync();
    }

    private static async Task<TableClient> TableAsync(AzuriteProcess azurite)
    {
        var table = new TableClient(azurite.ConnectionString, "Things");
        await table.CreateIfNotExistsAsync();
        return table;
    }

    private static async Task AssertRefusedAsync(int port)
    {
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync("127.0.0.1", port));
    }
}
