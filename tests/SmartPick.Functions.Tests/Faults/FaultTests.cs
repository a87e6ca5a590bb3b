namespace SmartPick.Functions.Tests.Faults;

/// <summary>Tests of an instance that serves while its storage misbehaves.</summary>
public abstract class FaultTests : IAsyncLifetime
{
    private protected FaultyStorage Storage { get; private set; } = null!;

    private protected ServingInstance App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Storage = await FaultyStorage.StartAsync(Edition.Old);
        App = await ServingInstance.StartAsync(Storage);
    }

    public virtual async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Storage.DisposeAsync();
    }
}
