using SmartPick.Functions.Http;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/openapi.json</c>.</summary>
internal static class OpenApiOperation
{
    public static ApiOperation Describe() => new("get", "/api/openapi.json", "getOpenApi", "This document")
    {
        Tag = "Service",
        Answers = [(Representation.Json.MediaType, new() { ["type"] = "object" })],
    };
}
