using System.Text.Json.Serialization;

namespace SmartPick.Catalog.Refresh;

/// <summary>The JSON of reports.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RefreshReport))]
[JsonSerializable(typeof(RefreshSummary))]
public sealed partial class CatalogJson : JsonSerializerContext;
