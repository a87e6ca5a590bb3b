using SmartPick.Functions.Http;
using SmartPick.Functions.ModelInfo;
using SmartPick.Functions.OpenApi.Schemas;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/v1/model</c>.</summary>
internal static class ModelOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas) => new("get", "/api/v1/model", "getModel", "The model card")
    {
        Tag = "Data",
        Description =
            "Every parameter with unit, standard error, kind and source; published figures next to the model's; the model's limits.",
        Answers = [(Representation.Json.MediaType, schemas.Response<ModelResponse>())],
    };
}
