using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartPick.Engine.Odds;

/// <summary>Reads model parameters from their JSON texts.</summary>
public static class ModelJson
{
    /// <param name="header">The text with version and sources.</param>
    /// <param name="parameterFiles">The texts with parameters, in any order.</param>
    /// <exception cref="JsonException">A text is malformed.</exception>
    /// <exception cref="ArgumentException">The parameters contradict each other or name unknown sources.</exception>
    public static ModelParameters Parse(ReadOnlySpan<byte> header, IEnumerable<byte[]> parameterFiles)
    {
        var head = JsonSerializer.Deserialize(header, ModelJsonContext.Default.ModelHeader)
            ?? throw new JsonException("The model header is empty.");
        var parameters = parameterFiles.SelectMany(file =>
            JsonSerializer.Deserialize(file, ModelJsonContext.Default.ParameterFile)?.Parameters
                ?? throw new JsonException("A parameter file is empty."));
        return new ModelParameters(head.Version, head.Calibrated, head.Sources, parameters);
    }
}

internal sealed record ModelHeader(string Version, bool Calibrated, IReadOnlyDictionary<string, string> Sources);

internal sealed record ParameterFile(IReadOnlyList<Parameter> Parameters);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ModelHeader))]
[JsonSerializable(typeof(ParameterFile))]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
