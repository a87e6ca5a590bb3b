using System.IO.Pipelines;

namespace SmartPick.LocalRuntime.Http;

/// <summary>What a connection sends, until it is replaced: then what the server writes after it is dropped.</summary>
internal sealed class ReplaceableWriter(PipeWriter output) : PipeWriter
{
    private const int UsualLength = 4096;

    private byte[]? _dropped;

    public override bool CanGetUnflushedBytes => output.CanGetUnflushedBytes;

    public override long UnflushedBytes => output.UnflushedBytes;

    /// <summary>Sends these bytes with the next flush, and nothing after them.</summary>
    public void Replace(ReadOnlySpan<byte> last)
    {
        if (_dropped is null)
        {
            System.Buffers.BuffersExtensions.Write(output, last);
            _dropped = new byte[UsualLength];
        }
    }

    public override void Advance(int bytes)
    {
        if (_dropped is null)
        {
            output.Advance(bytes);
        }
    }

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_dropped is null)
        {
            return output.GetMemory(sizeHint);
        }

        return _dropped = _dropped.Length < sizeHint ? new byte[sizeHint] : _dropped;
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => _dropped is null ? output.GetSpan(sizeHint) : GetMemory(sizeHint).Span;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        output.FlushAsync(cancellationToken);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        _dropped is null ? output.WriteAsync(source, cancellationToken) : output.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => output.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => output.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => output.CompleteAsync(exception);
}
