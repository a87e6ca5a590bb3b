using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace SmartPick.Catalog.Storage;

/// <summary>
/// Makes every failure of storage a <see cref="RequestFailedException"/>: an exchange that was tried several times, or that took
/// too long, would fail with other exceptions, which callers do not look for.
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
