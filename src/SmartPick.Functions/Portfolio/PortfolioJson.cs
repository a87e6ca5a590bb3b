using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartPick.Functions.Portfolio;

/// <summary>Writes the answers of this endpoint by generated code; it does not read.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(PortfolioResponse))]
internal sealed partial class PortfolioJson : JsonSerializerContext;
