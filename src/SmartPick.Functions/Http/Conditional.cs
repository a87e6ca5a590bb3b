using System.IO.Hashing;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartPick.Catalog.Snapshots;

namespace SmartPick.Functions.Http;

/// <summary>GET answers with an ETag: what changes them is the catalog's version and the address asked for.</summary>
internal static class Conditional
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(60);

    /// <summary>304 when the caller already holds this version of the answer, else the answer.</summary>
    public static IResult Json<T>(HttpRequest request, CatalogSnapshot catalog, T body, JsonTypeInfo<T> type)
    {
        var address = Encoding.UTF8.GetBytes($"{catalog.Version}\n{request.Path}{request.QueryString}");
        var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(XxHash128.Hash(address))}\"");
        var headers = request.HttpContext.Response.GetTypedHeaders();
        headers.ETag = etag;
        headers.CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = MaxAge };
        return request.GetTypedHeaders().IfNoneMatch.Any(held => held.Compare(etag, useStrongComparison: false) || held == EntityTagHeaderValue.Any)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(body, type);
    }
}
