using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Catalog.Tests.Support;

/// <summary>
/// A real Azurite on free ports. Ports are chosen when it is made, so that a test can know the address of a storage that is
/// not up yet.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int Accounts = 400;

    private readonly AzuritePorts _ports = AzuritePorts.FindFree();
    private readonly string[] _accounts = [.. Enumerable.Range(0, Accounts).Select(number => $"account{number}")];
    private AzuriteProcess? _azurite;
    private int _accountsGiven;

    /// <summary>Where data survive a restart; in memory when not given.</summary>
    public string? Folder { get; init; }

    /// <summary>Connection string of an account that no other test uses.</summary>
    public string NewAccount() =>
        AzuriteAccount.ConnectionString(_ports, _accounts[Interlocked.Increment(ref _accountsGiven) % Accounts]);

    /// <summary>Starts Azurite, also again after <see cref="StopAsync"/>.</summary>
    public async Task InitializeAsync() =>
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Ports = _ports, Folder = Folder, MoreAccounts = _accounts });

    /// <summary>Ends Azurite after it has written its data; it can be started again.</summary>
    public Task StopAsync() => _azurite!.StopAsync();

    public Task DisposeAsync() => _azurite?.KillAsync() ?? Task.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
