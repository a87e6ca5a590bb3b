using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.LocalRuntime;

/// <summary>The function app together with the storage it needs while it runs.</summary>
internal sealed class LocalHost(WebApplication app, DevelopmentStorage? storage) : IHost, IAsyncDisposable
{
    private AzuriteProcess? _azurite;

    public IServiceProvider Services => app.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (storage is not null)
        {
            _azurite = await storage.StartIfNeededAsync(app.Logger, cancellationToken);
        }

        await app.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => app.StopAsync(cancellationToken);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }
}
