using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using SmartPick.Worker.Tests.Protocol;
using Content = SmartPick.Worker.Tests.Protocol.StreamingMessage.ContentOneofCase;

namespace SmartPick.Worker.Tests.Host;

/// <summary>The host's side of the stream of messages that a worker opens.</summary>
internal sealed class WorkerChannel : FunctionRpc.FunctionRpcBase
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<Content, Channel<StreamingMessage>> _incoming = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> _invocations = new(StringComparer.Ordinal);

    /// <summary>Everything that the worker has logged to its host.</summary>
    public ConcurrentQueue<RpcLog> Logs { get; } = [];

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var sending = SendAsync(responseStream, ended.Token);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
            {
                Receive(message);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The worker has ended.
        }

        await ended.CancelAsync();
        await sending;
    }

    public void Send(StreamingMessage message) => Assert.True(_outgoing.Writer.TryWrite(message));

    /// <summary>The next message of a kind.</summary>
    public async Task<StreamingMessage> ReceiveAsync(Content kind)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Incoming(kind).Reader.ReadAsync(patience.Token);
    }

    /// <summary>Lets the worker run a function, and tells it when nobody waits for that any more.</summary>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken gone = default)
    {
        var ended = new TaskCompletionSource<InvocationResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _invocations[request.InvocationId] = ended;
        await using var cancel = gone.Register(() => Send(new() { InvocationCancel = new() { InvocationId = request.InvocationId } }));
        Send(new() { InvocationRequest = request });
        return await ended.Task.WaitAsync(Patience, CancellationToken.None);
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case Content.RpcLog:
                Logs.Enqueue(message.RpcLog);
                Incoming(Content.RpcLog).Writer.TryWrite(message);
                break;
            case Content.InvocationResponse:
                _invocations.TryRemove(message.InvocationResponse.InvocationId, out var ended);
                ended!.SetResult(message.InvocationResponse);
                Incoming(Content.InvocationResponse).Writer.TryWrite(message);
                break;
            default:
                Incoming(message.ContentCase).Writer.TryWrite(message);
                break;
        }
    }

    private Channel<StreamingMessage> Incoming(Content kind) => _incoming.GetOrAdd(kind, _ => Channel.CreateUnbounded<StreamingMessage>());

    private async Task SendAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken ended)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(ended))
            {
                await stream.WriteAsync(message, ended);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody listens any more.
        }
    }
}
