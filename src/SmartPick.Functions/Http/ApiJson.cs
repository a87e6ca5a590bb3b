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

namespace SmartPick.Functions.Http;

/// <summary>Source-generated JSON of every answer.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemResponse))]
[JsonSerializable(typeof(RecommendationResponse))]
[JsonSerializable(typeof(ReadinessResponse))]
[JsonSerializable(typeof(PortfolioResponse))]
[JsonSerializable(typeof(RankListResponse))]
[JsonSerializable(typeof(ProgramPage))]
[JsonSerializable(typeof(ProgramDetail))]
[JsonSerializable(typeof(CatalogResponse))]
[JsonSerializable(typeof(ModelResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(RefreshReport))]
internal sealed partial class ApiJson : JsonSerializerContext;
