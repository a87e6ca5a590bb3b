using System.Text.Json;
using System.Text.Json.Serialization;
using SmartPick.Catalog.Refresh;
using SmartPick.Functions.CatalogInfo;
using SmartPick.Functions.Health;
using SmartPick.Functions.ModelInfo;
using SmartPick.Functions.Portfolio;
using SmartPick.Functions.Programs;
using SmartPick.Functions.RankList;
using SmartPick.Functions.Readiness;
using SmartPick.Functions.Recommendations;
using SmartPick.Functions.Schools;

namespace SmartPick.Functions.Http;

/// <summary>
/// Generated code that writes every answer, and nothing more: what reading would need takes longer to prepare than an answer to write.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ProblemResponse))]
[JsonSerializable(typeof(RecommendationResponse))]
[JsonSerializable(typeof(ReadinessResponse))]
[JsonSerializable(typeof(PortfolioResponse))]
[JsonSerializable(typeof(RankListResponse))]
[JsonSerializable(typeof(ProgramPage))]
[JsonSerializable(typeof(ProgramDetail))]
[JsonSerializable(typeof(SchoolPage))]
[JsonSerializable(typeof(CatalogResponse))]
[JsonSerializable(typeof(ModelResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(RefreshReport))]
internal sealed partial class ApiJson : JsonSerializerContext;
