using SmartPick.Catalog.Refresh;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>POST /api/admin/refresh</c>.</summary>
internal static class RefreshOperation
{
    public static ApiOperation Describe(SchemaBook book) => new("post", "/api/admin/refresh", "refresh", "Refresh the catalog now")
    {
        Tag = "Service",
        Description = "For the operator: reads the program files now and tells what came of it, or pins an older version until `latest` is asked for.",
        Parameters = [new("version", "A version to pin, or `latest`.", ApplicantSchema.Name(), "latest")],
        Answers = [(Representation.Json.MediaType, book.Answer<RefreshReport>())],
        Problems = [401, 404, 409, 503],
        NeedsKey = true,
    };
}
