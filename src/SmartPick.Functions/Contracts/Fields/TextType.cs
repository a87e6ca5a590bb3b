using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SmartPick.Engine.Text;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary>A text of 1 to <see cref="MaxLength"/> characters.</summary>
/// <param name="isKey">Whether it names something: then spaces around it and characters that cannot be seen make no difference.</param>
internal sealed class TextType(bool isKey = false) : FieldType<string>
{
    public const int MaxLength = 200;

    public override bool TryRead(JsonElement json, Place place, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.String)
        {
            place.Error("wrong-type", "Must be text.");
            return false;
        }

        var text = isKey ? TextFolding.Visible(json.GetString()!) : json.GetString()!;
        if (text.Length is 0 or > MaxLength)
        {
            place.Error("out-of-range", $"Must have 1 to {MaxLength} characters.");
            return false;
        }

        value = text;
        return true;
    }
}
