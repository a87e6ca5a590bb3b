using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http;

/// <summary>Headers that keep an answer of the API what it is, data, in whatever it is opened.</summary>
internal static class ApiHeaders
{
    public static void Write(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        // Anyone may read it from any page: there is nothing in it that is not for everyone.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        // Scripts of other pages see only these beside the basic ones; the platform's CORS settings cannot name them.
        headers.AccessControlExposeHeaders = "Age, Allow, ETag, RateLimit, RateLimit-Policy, Retry-After";
        headers.CacheControl = "no-store";
    }
}
