using System.Text.Json;
using System.Text.Json.Serialization;
using SmartPick.Catalog.Refresh;

namespace SmartPick.Functions.Admin;

/// <summary>Writes the answers of this endpoint by generated code; it does not read.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(RefreshReport))]
internal sealed partial class RefreshJson : JsonSerializerContext;
