using Azure.Core;
using Azure.Core.Pipeline;

namespace SmartPick.Catalog.Tests.Support;

/// <summary>Calls a test before each request to storage.</summary>
internal sealed class RequestHook(Func<Request, Task> before) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await before(message.Request);
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The catalog makes no blocking calls.");
}
