using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace SmartPick.LocalRuntime.Http;

/// <summary>Problem details (RFC 9457) of what no function answers: requests that are not HTTP, and addresses without a function.</summary>
internal static class HostProblem
{
    public const string ContentType = "application/problem+json";

    /// <param name="status">Status of the answer.</param>
    /// <param name="detail">What to do about it.</param>
    /// <param name="instance">Path of the request; <c>/</c> when it could not be read.</param>
    /// <param name="traceId">Names the request in the log.</param>
    public static byte[] Write(int status, string detail, string instance, string traceId) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "about:blank",
        title = ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } reason ? reason : "Bad Request",
        status,
        detail,
        instance,
        traceId,
    });
}
