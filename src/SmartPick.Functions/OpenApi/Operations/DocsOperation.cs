using SmartPick.Functions.Http;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/docs</c>.</summary>
internal static class DocsOperation
{
    public static ApiOperation Describe() => new("get", "/api/docs", "getDocs", "A page to read this document and to try it")
    {
        Tag = "Service",
        Answers = [(Representation.Html.MediaType, new() { ["type"] = "string" })],
    };
}
