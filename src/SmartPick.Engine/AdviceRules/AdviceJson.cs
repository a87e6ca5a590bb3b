using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartPick.Engine.AdviceRules;

/// <summary>Reads rules of advice from their JSON texts.</summary>
public static class AdviceJson
{
    /// <param name="files">The text of each rule, in any order.</param>
    /// <exception cref="JsonException">A text is malformed.</exception>
    /// <exception cref="ArgumentException">A rule is given twice, or names a fact or figure that does not exist.</exception>
    public static AdviceBook Parse(IEnumerable<byte[]> files) => new(files.Select(file =>
        JsonSerializer.Deserialize(file, AdviceJsonContext.Default.AdviceRule) ?? throw new JsonException("A rule of advice is empty.")));
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(AdviceRule))]
internal sealed partial class AdviceJsonContext : JsonSerializerContext;
