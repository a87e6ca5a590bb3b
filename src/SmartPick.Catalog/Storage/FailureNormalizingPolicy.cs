using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace SmartPick.Catalog.Storage;

/// <summary>
/// Turns every failure of storage into a <see cref="RequestFailedException"/>: a call that was retried or timed out would otherwise throw
/// other exceptions, which callers do not handle.
/// </summary>
internal sealed class FailureNormalizingPolicy : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e, message))
        {
            throw new RequestFailedException(e.Message, e);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
        }
        catch (Exception e) when (IsFailure(e, message))
        {
            throw new RequestFailedException(e.Message, e);
        }
    }

    private static bool IsFailure(Exception e, HttpMessage message) =>
        e is (AggregateException or OperationCanceledException) && !message.CancellationToken.IsCancellationRequested;
}
