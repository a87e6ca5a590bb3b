using SmartPick.Functions.Http;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/docs</c>.</summary>
internal static class DocsOperation
{
    public static ApiOperation Describe() => new("get", "/api/docs", "getDocs", "Interactive documentation")
    {
        Tag = "Service",
        Answers = [(Representation.Html.MediaType, new() { ["type"] = "string" })],
    };
}
