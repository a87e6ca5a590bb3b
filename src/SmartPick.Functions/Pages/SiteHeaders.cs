using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Pages;

/// <summary>Headers that keep the site's files safe and say how long they stay good.</summary>
internal static class SiteHeaders
{
    private const string EmbedPrefix = "/embed/";
    private static readonly string[] HashedNames = ["/assets/", "/embed/v1/smartpick-"];
    private const string Forever = "public, max-age=31536000, immutable";
    private const string Shortly = "public, max-age=300";

    public static void Write(IHeaderDictionary headers, string address, SiteFile file)
    {
        var embedded = address.StartsWith(EmbedPrefix, StringComparison.Ordinal);
        headers.CacheControl = HashedNames.Any(prefix => address.StartsWith(prefix, StringComparison.Ordinal)) ? Forever : Shortly;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = embedded ? "cross-origin" : "same-origin";
        if (file.IsPage)
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy(ancestors: embedded ? "*" : "'none'");
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), clipboard-read=(), clipboard-write=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        }
    }

    private static string ContentSecurityPolicy(string ancestors) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html; "
        + $"frame-ancestors {ancestors}";
}
