using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Pages;

/// <summary>Headers that keep the site's files safe and say how long they stay good.</summary>
internal static class SiteHeaders
{
    /// <summary>The page about the API.</summary>
    public const string DocsAddress = "/api/docs";

    private const string EmbedPrefix = "/embed/";

    private const string OwnPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

    /// <summary>Left out where anyone may frame a page: its <c>*</c> covers network schemes only, not files and apps.</summary>
    private const string NotFramed = "; frame-ancestors 'none'";

    /// <summary>Swagger UI has its icons in its style sheet, and knows no trusted types.</summary>
    private const string DocsPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
            headers.ContentSecurityPolicy = address == DocsAddress ? DocsPolicy : OwnPolicy + (embedded ? "" : NotFramed);
            headers["Permissions-Policy"] =
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), clipboard-read=(), clipboard-write=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        }
    }
}
