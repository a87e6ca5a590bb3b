using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;

namespace SmartPick.LocalRuntime.Http;

/// <summary>
/// Gives a problem to requests that are not HTTP, or more of it than is accepted. Kestrel refuses them before any middleware runs, and
/// without a body; it only says so by a diagnostic event.
/// </summary>
internal sealed class MalformedRequests : IObserver<KeyValuePair<string, object?>>
{
    private const string BadRequest = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <summary>Watches the requests of a server whose endpoints are made with <see cref="Watch(ListenOptions)"/>.</summary>
    /// <param name="diagnostics">The server's diagnostic events.</param>
    /// <returns>Ends the watch on disposal.</returns>
    public static IDisposable Watch(DiagnosticListener diagnostics) =>
        diagnostics.Subscribe(new MalformedRequests(), name => name == BadRequest);

    public static void Watch(ListenOptions endpoint) => endpoint.Use(next => connection =>
    {
        var output = new ReplaceableWriter(connection.Transport.Output);
        connection.Transport = new Transport(connection.Transport.Input, output);
        connection.Features.Set(output);
        return next(connection);
    });

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is IFeatureCollection features
            && features.Get<ReplaceableWriter>() is { } output
            && features.Get<IHttpResponseFeature>()?.HasStarted == false
            && features.Get<IBadRequestExceptionFeature>()?.Error is Microsoft.AspNetCore.Http.BadHttpRequestException error)
        {
            output.Replace(Response(error.StatusCode, features.Get<IHttpRequestIdentifierFeature>()?.TraceIdentifier));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static byte[] Response(int status, string? traceId)
    {
        var body = HostProblem.Write(status, DetailOf(status), "/", traceId ?? "-");
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\nConnection: close\r\nContent-Type: {HostProblem.ContentType}\r\n"
                + $"Content-Length: {body.Length}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private static string DetailOf(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => "The request did not arrive in time; send it at once.",
        StatusCodes.Status411LengthRequired => "Send Content-Length or Transfer-Encoding: chunked.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status414UriTooLong => "The request line is too long.",
        StatusCodes.Status431RequestHeaderFieldsTooLarge => "The headers are too many or too long.",
        StatusCodes.Status505HttpVersionNotsupported => "Use HTTP/1.1.",
        _ => "The request line, a header or the framing of the body is not valid HTTP/1.1.",
    };

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
