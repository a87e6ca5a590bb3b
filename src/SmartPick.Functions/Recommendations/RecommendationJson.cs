using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartPick.Functions.Recommendations;

/// <summary>Writes the answers of this endpoint by generated code; it does not read.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(RecommendationResponse))]
internal sealed partial class RecommendationJson : JsonSerializerContext;
