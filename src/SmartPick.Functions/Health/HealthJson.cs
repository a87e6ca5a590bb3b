using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartPick.Functions.Health;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(HealthStatus))]
internal sealed partial class HealthJson : JsonSerializerContext;
