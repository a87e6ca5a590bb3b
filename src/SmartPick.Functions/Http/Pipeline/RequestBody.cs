using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http.Pipeline;

/// <summary>A request body in the server's own buffers, which go back to it on disposal.</summary>
internal readonly struct RequestBody : IDisposable
{
    private readonly PipeReader _reader;

    private RequestBody(PipeReader reader, ReadOnlySequence<byte> bytes)
    {
        _reader = reader;
        Bytes = bytes;
    }

    public ReadOnlySequence<byte> Bytes { get; }

    /// <summary>Reads the whole body, unless it is too large or too slow.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">Most bytes.</param>
    /// <param name="deadline">Canceled when the body is too late.</param>
    /// <param name="cancellationToken">Canceled when nobody waits any more, and with <paramref name="deadline"/>.</param>
    /// <exception cref="BadHttpRequestException">
    /// There is no whole body; the status says why: 413 more than <paramref name="limit"/> bytes, 408 too slow, 400 broken off.
    /// </exception>
    public static async ValueTask<RequestBody> ReadAsync(
        HttpRequest request, long limit, CancellationToken deadline, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            throw TooLarge();
        }

        // Not by the token of a read: Kestrel would then take the read to be under way still, and fail when it drops the rest.
        var reader = request.BodyReader;
        using var end = cancellationToken.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), reader);
        while (true)
        {
            var read = await reader.ReadAsync(CancellationToken.None);
            if (read.IsCanceled)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw deadline.IsCancellationRequested
                    ? new BadHttpRequestException("The body did not arrive in time.", StatusCodes.Status408RequestTimeout)
                    : new OperationCanceledException(cancellationToken);
            }

            if (read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                return new RequestBody(reader, read.Buffer);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose() => _reader.AdvanceTo(Bytes.End);

    private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}
