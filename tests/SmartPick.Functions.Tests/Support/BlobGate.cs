using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace SmartPick.Functions.Tests.Support;

/// <summary>Holds back the next request to blob storage until a test lets it go.</summary>
internal sealed class BlobGate : HttpPipelinePolicy
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _closed;

    /// <summary>Ends when a request waits at the gate.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public void Install(IServiceCollection services)
    {
        var options = new BlobClientOptions();
        options.AddPolicy(this, HttpPipelinePosition.PerCall);
        services.AddSingleton(options);
    }

    public void Close() => _closed = true;

    public void Open()
    {
        _closed = false;
        _opened.TrySetResult();
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (_closed)
        {
            _reached.TrySetResult();
            await _opened.Task;
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The catalog makes no blocking calls.");
}
