using SmartPick.Functions.CatalogInfo;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/v1/catalog</c>.</summary>
internal static class CatalogOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas) => new("get", "/api/v1/catalog", "getCatalog", "Live program data")
    {
        Tag = "Data",
        Description = "Version, age and completeness of the data, and the result of the last refresh.",
        Answers = [(Representation.Json.MediaType, schemas.Response<CatalogResponse>())],
        Problems = [503],
    };
}
