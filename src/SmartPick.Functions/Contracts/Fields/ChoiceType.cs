using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SmartPick.Engine.Programs;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary>A field with a closed set of values.</summary>
internal interface IChoiceType
{
    /// <summary>The accepted texts, in the order in which a caller is told them.</summary>
    IReadOnlyList<string> Names { get; }
}

/// <summary>One of a closed set of names, each of which stands for a value.</summary>
internal sealed class ChoiceType<T>(EnumNames<T> names) : FieldType<T>, IChoiceType
    where T : struct
{
    public IReadOnlyList<string> Names => names.All;

    public override void ReportMissing(Place place) => place.Error("required", $"Required: one of {string.Join(", ", Names)}.");

    public override bool TryRead(JsonElement json, Place place, out T value)
    {
        var found = json.ValueKind == JsonValueKind.String ? names.Find(json.GetString()!) : null;
        value = found.GetValueOrDefault();
        if (found is null)
        {
            place.Error("not-allowed", $"Must be one of: {string.Join(", ", Names)}.");
        }

        return found is not null;
    }
}

/// <summary>One of a closed set of upper-case codes; letters of either case are accepted.</summary>
internal sealed class CodeType(IReadOnlyList<string> codes) : FieldType<string>, IChoiceType
{
    public IReadOnlyList<string> Names => codes;

    public override bool TryRead(JsonElement json, Place place, [MaybeNullWhen(false)] out string value)
    {
        var code = json.ValueKind == JsonValueKind.String ? FoldedText.Trim(json.GetString()!).ToUpperInvariant() : null;
        value = codes.FirstOrDefault(c => c == code);
        if (value is null)
        {
            place.Error("not-allowed", $"Must be one of: {string.Join(", ", codes)}.");
        }

        return value is not null;
    }
}
