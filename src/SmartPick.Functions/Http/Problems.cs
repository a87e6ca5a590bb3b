using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Search;

namespace SmartPick.Functions.Http;

/// <summary>Problem details (RFC 9457) for every answer of ours that is not a success.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static IResult Invalid(HttpRequest request, FieldErrors errors) => Result(
        request,
        StatusCodes.Status400BadRequest,
        "invalid-request",
        "The request is not valid.",
        errors switch
        {
            { Count: 1 } => "One field is invalid; see `errors`.",
            { Count: var all, Listed.Count: var listed } when all > listed =>
                $"{all} fields are invalid; `errors` lists the first {listed}.",
            _ => $"{errors.Count} fields are invalid; see `errors`.",
        },
        errors.Listed,
        errors.Count - errors.Listed.Count);

    public static IResult Invalid(HttpRequest request, FieldError error)
    {
        var errors = new FieldErrors();
        errors.Add(error);
        return Invalid(request, errors);
    }

    public static IResult UnknownCursor(HttpRequest request) =>
        Invalid(request, new FieldError("cursor", "not-found", "This cursor does not belong to this search."));

    /// <summary>The problem of parameters that an address does not take, or null.</summary>
    public static IResult? UnknownParameters(HttpRequest request, params IReadOnlyList<string> known)
    {
        if (request.Query.Count == 0)
        {
            return null;
        }

        var errors = new FieldErrors();
        new QueryReader(request.Query, errors).RequireKnown(known);
        return errors.Count > 0 ? Invalid(request, errors) : null;
    }

    public static IResult Malformed(HttpRequest request, string detail) => Result(
        request, StatusCodes.Status400BadRequest, "malformed-body", "The body cannot be read.", detail,
            [new FieldError("", "malformed", detail)]);

    public static IResult NotFound(HttpRequest request, string detail) => Result(
        request, StatusCodes.Status404NotFound, "not-found", "Not found.", detail);

    public static IResult MethodNotAllowed(HttpRequest request, string allowed)
    {
        request.HttpContext.Response.Headers.Allow = allowed;
        return Result(request, StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "Method not allowed.", $"Allowed: {allowed}.");
    }

    public static IResult NotAcceptable(HttpRequest request, string offered) => Result(
        request, StatusCodes.Status406NotAcceptable, "not-acceptable", "No representation matches the Accept header.",
            $"Offered: {offered}.");

    public static IResult Conflict(HttpRequest request, string detail) => Result(
        request, StatusCodes.Status409Conflict, "conflict", "Already in progress.", detail);

    /// <summary>The problem of a body that could not be read to its end.</summary>
    /// <param name="request">The request.</param>
    /// <param name="status">Why: 413 it is too large, 408 it did not arrive in time, 400 it was broken off.</param>
    /// <param name="limit">Most bytes that are accepted.</param>
    public static IResult BodyNotRead(HttpRequest request, int status, long limit) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => Result(
            request, status, "body-too-large", "The body is too large.", $"At most {limit} bytes are accepted."),
        StatusCodes.Status408RequestTimeout => Result(
            request, status, "body-too-slow", "The body did not arrive in time.", "Send the whole body at once."),
        _ => Malformed(request, "The body is incomplete, or its chunks are not framed as HTTP/1.1 wants."),
    };

    public static IResult UnsupportedMediaType(HttpRequest request) => Result(
        request, StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "The body must be JSON.",
            "Send Content-Type: application/json, uncompressed.");

    public static IResult TooMany(HttpRequest request, TimeSpan wait)
    {
        ApiHeaders.Write(request.HttpContext.Response.Headers);
        RetryAfter(request, Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
        return Result(
            request, StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests.",
                "See `Retry-After` and the RateLimit headers.");
    }

    public static IResult Unavailable(HttpRequest request, string detail, int retryAfterSeconds)
    {
        RetryAfter(request, retryAfterSeconds);
        return Result(request, StatusCodes.Status503ServiceUnavailable, "unavailable", "The service is unavailable.", detail);
    }

    public static IResult AnswerTooLarge(HttpRequest request, int limit) => Result(
        request, StatusCodes.Status400BadRequest, "answer-too-large", "The answer would be too large.",
            $"Answers have at most {limit} bytes: ask with fewer programs or shorter ids.");

    public static IResult Failed(HttpRequest request) => Result(
        request, StatusCodes.Status500InternalServerError, "failed", "The service failed.",
            "This is our fault, not yours; please report it with `traceId`.");

    public static IResult TimedOut(HttpRequest request) => Result(
        request, StatusCodes.Status504GatewayTimeout, "timed-out", "The request took too long.", "Ask for fewer applications or programs.");

    private static void RetryAfter(HttpRequest request, int seconds) =>
        request.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

    private static JsonAnswer<ProblemResponse> Result(
        HttpRequest request,
        int status,
        string type,
        string title,
        string detail,
        IReadOnlyList<FieldError>? errors = null,
        int moreErrors = 0) =>
        new JsonAnswer<ProblemResponse>(
            new ProblemResponse(
                $"urn:smartpick:problem:{type}",
                title,
                status,
                detail,
                request.Path,
                TraceId(request.HttpContext),
                errors,
                moreErrors > 0 ? moreErrors : null),
            ProblemJson.Default.ProblemResponse,
            status,
            ContentType);

    // A function runs outside of the span of its HTTP request in the worker, and has one of its own only where telemetry is sent.
    private static string TraceId(HttpContext context) =>
        (Activity.Current ?? context.Features.Get<IHttpActivityFeature>()?.Activity)?.TraceId.ToString() ?? context.TraceIdentifier;
}

/// <summary>Problem details.</summary>
/// <param name="Errors">The invalid fields, at most 50.</param>
/// <param name="MoreErrors">How many more fields are invalid; absent when <c>errors</c> lists all.</param>
public sealed record ProblemResponse(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string TraceId,
    IReadOnlyList<FieldError>? Errors,
    int? MoreErrors);
