using System.Text.Json.Serialization;

namespace SmartPick.Catalog.Refresh;

/// <summary>How reports look as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RefreshReport))]
[JsonSerializable(typeof(RefreshSummary))]
public sealed partial class CatalogJson : JsonSerializerContext;
