using System.IO.Hashing;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartPick.Catalog.Snapshots;

namespace SmartPick.Functions.Http;

/// <summary>GET answers with an ETag. What changes an answer is its address, the data it is made of, and the program.</summary>
internal static class Conditional
{
    private static readonly CacheControlHeaderValue GoodForAMinute = new() { Public = true, MaxAge = TimeSpan.FromSeconds(60) };
    private static readonly CacheControlHeaderValue AskEveryTime = new() { NoCache = true };

    /// <summary>304 when the caller already holds this version of the answer, else the answer.</summary>
    public static IResult Json<T>(HttpRequest request, CatalogSnapshot catalog, T body, JsonTypeInfo<T> type) =>
        Answer(request, catalog.Version, GoodForAMinute, isWeak: false, () => JsonAnswer.Ok(body, type));

    /// <summary>The same for an answer that is only good for the moment.</summary>
    /// <param name="request">The request.</param>
    /// <param name="state">What the answer tells, in short: two answers with the same state mean the same.</param>
    /// <param name="body">The answer.</param>
    /// <param name="type">How it is written.</param>
    public static IResult JsonOfNow<T>(HttpRequest request, string state, T body, JsonTypeInfo<T> type) =>
        Answer(request, state, AskEveryTime, isWeak: true, () => JsonAnswer.Ok(body, type));

    /// <summary>The same for JSON that is written already.</summary>
    public static IResult Json(HttpRequest request, PreserializedJson body) =>
        Answer(request, body.Version, GoodForAMinute, isWeak: false, () => Results.Bytes(body.Utf8, JsonAnswer.ContentType));

    private static IResult Answer(HttpRequest request, string state, CacheControlHeaderValue cacheControl, bool isWeak,
        Func<IResult> answer)
    {
        var etag = ETag($"{state}\n{request.Path}{request.QueryString}", isWeak);
        var headers = request.HttpContext.Response.GetTypedHeaders();
        headers.ETag = etag;
        headers.CacheControl = cacheControl;
        return IsHeld(request, etag) ? Results.StatusCode(StatusCodes.Status304NotModified) : answer();
    }

    /// <summary>Whether the caller says that it holds this version already.</summary>
    public static bool IsHeld(HttpRequest request, EntityTagHeaderValue etag) =>
        request.Headers.IfNoneMatch.Count > 0
        && request.GetTypedHeaders().IfNoneMatch
            .Any(held => held.Compare(etag, useStrongComparison: false) || held == EntityTagHeaderValue.Any);

    private static EntityTagHeaderValue ETag(string what, bool isWeak)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes(what));
        hash.Append(typeof(Conditional).Module.ModuleVersionId.ToByteArray());
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.GetCurrentHash())}\"", isWeak);
    }
}
