using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http;

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

        var reader = request.BodyReader;
        while (true)
        {
            var read = await ReadAsync(reader, deadline, cancellationToken);
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

    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader, CancellationToken deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body did not arrive in time.", StatusCodes.Status408RequestTimeout);
        }
    }

    private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}
