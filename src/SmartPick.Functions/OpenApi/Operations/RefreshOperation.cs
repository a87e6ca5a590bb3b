using SmartPick.Catalog.Refresh;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>POST /api/admin/refresh</c>.</summary>
internal static class RefreshOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas) => new("post", "/api/admin/refresh", "refresh", "Refresh the catalog now")
    {
        Tag = "Service",
        Description =
            "For the operator: reads the program files now and returns a report, or pins an older version until `latest` is requested.",
        Parameters =
        [
            new("version", "A version to pin, or `latest`.", Schema.Text(TextType.MaxLength), "latest"),
            new(
                "accept",
                "The code of a refused report: publishes the files that were refused, although they change much.",
                Schema.Text(TextType.MaxLength),
                "3f2a51c08b7d"),
        ],
        Answers = [(Representation.Json.MediaType, schemas.Response<RefreshReport>())],
        Problems = [401, 404, 409, 503],
        NeedsKey = true,
    };
}
