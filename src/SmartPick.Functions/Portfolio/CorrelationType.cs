using System.Text.Json;
using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts.Fields;
using static SmartPick.Functions.Contracts.Fields.FieldTypes;

namespace SmartPick.Functions.Portfolio;

/// <summary>A number for one stage, or an object with a number for each of two.</summary>
internal sealed class CorrelationType : FieldType<Dependence>, IUnionType
{
    private static readonly NumberType Loading = Number(0, Dependence.MaxLoading);

    private static readonly ObjectType<Dependence> Stages = new ObjectType<Dependence>("StageCorrelations", new Dependence(0, 0))
        .Optional("interview", Loading, 0.3, "Of the decisions to interview.", (d, v) => d with { Interview = v })
        .Optional("match", Loading, 0.4, "Of the decisions to rank.", (d, v) => d with { Match = v });

    public IReadOnlyList<FieldType> Choices { get; } = [Loading, Stages];

    public override bool TryRead(JsonElement json, Place place, out Dependence value)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            return Stages.TryRead(json, place, out value);
        }

        var isRead = Loading.TryRead(json, place, out var loading);
        value = Dependence.OneStage(loading);
        return isRead;
    }
}
