using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Catalog.Tests.Support;

/// <summary>
/// A real Azurite on free ports. Ports are chosen when it is made, so that a test can know the address of a storage that is
/// not up yet.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly AzuriteOptions _options = new()
    {
        Ports = AzuritePorts.FindFree(),
        MoreAccounts = [.. Enumerable.Range(0, 64).Select(number => $"account{number}")],
    };

    private AzuriteProcess? _azurite;
    private int _accountsGiven;

    /// <summary>Connection string of an account that no other test uses.</summary>
    public string NewAccount() =>
        AzuriteAccount.ConnectionString(_options.Ports, _options.MoreAccounts[_accountsGiven++ % _options.MoreAccounts.Count]);

    public async Task InitializeAsync() => _azurite = await AzuriteProcess.StartAsync(_options);

    public Task DisposeAsync() => _azurite?.KillAsync() ?? Task.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
