using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartPick.Engine.Odds;

/// <summary>Reads the model from its JSON texts.</summary>
public static class ModelJson
{
    /// <param name="header">The text with version and sources.</param>
    /// <param name="files">The texts with parameters, regions and calibration figures, in any order.</param>
    /// <exception cref="JsonException">A text is malformed.</exception>
    /// <exception cref="ArgumentException">The parameters contradict each other or name unknown sources.</exception>
    public static ModelParameters Parse(ReadOnlySpan<byte> header, IEnumerable<byte[]> files)
    {
        var head = JsonSerializer.Deserialize(header, ModelJsonContext.Default.ModelHeader)
            ?? throw new JsonException("The model header is empty.");
        var parts = files.Select(file =>
            JsonSerializer.Deserialize(file, ModelJsonContext.Default.ModelFile) ?? throw new JsonException("A model file is empty.")).ToArray();
        var regions = parts.Select(p => p.Regions).OfType<RegionTable>().ToArray();
        return new ModelParameters(head.Version, head.Calibrated, head.Sources, parts.SelectMany(p => p.Parameters ?? []))
        {
            Regions = regions switch
            {
                [] => StateRegions.None,
                [var table] => new StateRegions(table.Source, table.States, table.Reach),
                _ => throw new ArgumentException("Regions are given twice.", nameof(files)),
            },
            Limits = head.Limits ?? [],
            Targets = [.. parts.SelectMany(p => p.Targets ?? [])],
            Borrowed = [.. parts.SelectMany(p => p.Borrowed ?? [])],
            Ridge = [.. parts.SelectMany(p => p.Ridge ?? [])],
            Pools = [.. parts.SelectMany(p => p.Pools ?? [])],
            Groups = [.. parts.SelectMany(p => p.Groups ?? [])],
            Calibration = parts.Select(p => p.Calibration).OfType<CalibrationTables>().SingleOrDefault() ?? new CalibrationTables([], []),
        };
    }
}

internal sealed record ModelHeader(
    string Version, bool Calibrated, IReadOnlyDictionary<string, string> Sources, IReadOnlyList<string>? Limits = null);

internal sealed record ModelFile(
    IReadOnlyList<Parameter>? Parameters = null,
    RegionTable? Regions = null,
    IReadOnlyList<CalibrationTarget>? Targets = null,
    IReadOnlyList<BorrowedParameter>? Borrowed = null,
    IReadOnlyList<RidgeChoice>? Ridge = null,
    IReadOnlyList<ApplicantPool>? Pools = null,
    IReadOnlyList<SpecialtyGroup>? Groups = null,
    CalibrationTables? Calibration = null);

internal sealed record RegionTable(string Source, string Note, double Reach, IReadOnlyDictionary<string, StateRegion> States);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ModelHeader))]
[JsonSerializable(typeof(ModelFile))]
[JsonSerializable(typeof(Parameter))]
[JsonSerializable(typeof(CalibrationFigure))]
[JsonSerializable(typeof(RidgePoint))]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
