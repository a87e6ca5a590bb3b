using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http;

/// <summary>Headers that make every client treat an answer of the API as data.</summary>
internal static class ApiHeaders
{
    public static void Write(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        // Pages of any origin may read the answers: they hold nothing private.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        // Scripts of other pages see only these beside the basic ones; the platform's CORS settings cannot name them.
        headers.AccessControlExposeHeaders = "Age, Allow, ETag, RateLimit, RateLimit-Policy, Retry-After";
        headers.CacheControl = "no-store";
    }
}
