using System.Globalization;
using System.Text.Json;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary>A number from <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
internal sealed class NumberType(double min, double max) : FieldType<double>
{
    public double Min => min;

    public double Max => max;

    public override bool TryRead(JsonElement json, Place place, out double value)
    {
        value = 0;
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out value) || !double.IsFinite(value))
        {
            place.Error("wrong-type", "Must be a number.");
            return false;
        }

        if (value >= min && value <= max)
        {
            return true;
        }

        place.Error("out-of-range", string.Create(CultureInfo.InvariantCulture, $"Must be from {min} to {max}."));
        return false;
    }
}

/// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>, both included; <c>3.0</c> is one.</summary>
internal sealed class IntegerType(int min, int max) : FieldType<int>
{
    private readonly NumberType _number = new(min, max);

    public int Min => min;

    public int Max => max;

    public override bool TryRead(JsonElement json, Place place, out int value)
    {
        value = 0;
        if (!_number.TryRead(json, place, out var number))
        {
            return false;
        }

        if (number != Math.Truncate(number))
        {
            place.Error("wrong-type", "Must be a whole number.");
            return false;
        }

        value = (int)number;
        return true;
    }
}
