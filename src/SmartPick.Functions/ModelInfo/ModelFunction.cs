using Microsoft.AspNetCore.Http;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Http;

namespace SmartPick.Functions.ModelInfo;

/// <summary><c>GET /api/v1/model</c>: every parameter with its source, the calibration table, and the limits.</summary>
public sealed class ModelFunction(ApiGuard guard, ModelParameters model, SeasonBook seasons)
{
    private readonly ModelResponse _answer = ModelMapper.ToResponse(model, seasons.Latest);

    [Function("Model")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/model")] HttpRequest request) =>
        guard.Get(request, () => Conditional.Json(request, model.Version, _answer, ApiJson.Default.ModelResponse));
}
