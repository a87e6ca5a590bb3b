using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.ModelInfo;

/// <summary><c>GET /api/v1/model</c>: every parameter with its source, the calibration table, and the limits.</summary>
public sealed class ModelFunction(RequestPipeline pipeline, ModelDocument document)
{
    [Function("Model")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/model")] HttpRequest request) =>
        pipeline.Get(request, () => Conditional.Json(request, document.Json));
}

/// <summary>The description of the model, made when it is first asked for.</summary>
public sealed class ModelDocument(ModelParameters model, SeasonBook seasons)
{
    private readonly Lazy<PreserializedJson> _json = new(() =>
        new PreserializedJson(
            JsonSerializer.SerializeToUtf8Bytes(ModelMapper.ToResponse(model, seasons.Latest), ModelResponseJson.Default.ModelResponse)));

    internal PreserializedJson Json => _json.Value;
}
