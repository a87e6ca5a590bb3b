using System.Text.Json;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BooleanType : FieldType<bool>
{
    public override bool TryRead(JsonElement json, Place place, out bool value)
    {
        value = json.ValueKind == JsonValueKind.True;
        if (value || json.ValueKind == JsonValueKind.False)
        {
            return true;
        }

        place.Error("wrong-type", "Must be true or false.");
        return false;
    }
}
