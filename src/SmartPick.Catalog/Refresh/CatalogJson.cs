using System.Text.Json.Serialization;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>The JSON of reports.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RefreshReport))]
[JsonSerializable(typeof(RefreshSummary))]
public sealed partial class CatalogJson : JsonSerializerContext;
