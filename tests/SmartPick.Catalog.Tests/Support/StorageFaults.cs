using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Polly;

namespace SmartPick.Catalog.Tests.Support;

/// <summary>Chaos between the storage client and the network: every try of every request goes through it.</summary>
internal sealed class StorageFaults(ResiliencePipeline<Response?> chaos) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var answer = await chaos.ExecuteAsync(
            async ValueTask<Response?> (CancellationToken _) =>
            {
                await ProcessNextAsync(message, pipeline);
                return null;
            },
            message.CancellationToken);
        if (answer is not null)
        {
            message.Response = answer;
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The catalog makes no blocking calls.");
}
