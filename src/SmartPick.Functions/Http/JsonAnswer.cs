using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CommunityToolkit.HighPerformance.Buffers;
using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http;

/// <summary>
/// An answer in JSON, serialized in one pass by generated code; its length is known before the first byte leaves. The server would
/// keep what it is given before the headers in many small buffers, and copy it from them: one large one costs less.
/// </summary>
internal sealed class JsonAnswer<T>(T body, JsonTypeInfo<T> type, int status, string contentType) : IResult
{
    /// <summary>Holds all but the longest answers.</summary>
    private const int UsualLength = 128 * 1024;

    private static readonly JsonWriterOptions GeneratedCodeIsRight = new() { SkipValidation = true };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var buffer = new ArrayPoolBufferWriter<byte>(UsualLength);
        var limited = new LimitedWriter(buffer, JsonAnswer.MaxLength);
        Write(limited);
        if (limited.IsOverrun)
        {
            buffer.Dispose();
            await Problems.AnswerTooLarge(httpContext.Request, JsonAnswer.MaxLength).ExecuteAsync(httpContext);
            return;
        }

        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = buffer.WrittenCount;
        // The write also ends when the caller has left. With a token it would throw, and the worker would log a failure.
        await response.BodyWriter.WriteAsync(buffer.WrittenMemory, CancellationToken.None);
    }

    /// <summary>Writes the answer's body.</summary>
    /// <returns>Bytes written.</returns>
    public long Write(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, GeneratedCodeIsRight);
        JsonSerializer.Serialize(writer, body, type);
        writer.Flush();
        return writer.BytesCommitted;
    }
}

/// <summary>Makes answers in JSON.</summary>
internal static class JsonAnswer
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Most bytes of an answer: it is held in memory until the caller has read it.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    public static JsonAnswer<T> Ok<T>(T body, JsonTypeInfo<T> type) => new(body, type, StatusCodes.Status200OK, ContentType);
}
