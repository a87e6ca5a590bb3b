using System.Globalization;

namespace SmartPick.Catalog.Plausibility;

/// <summary>The values of a column that are plausible. Days count as days since the first of January of year 1.</summary>
/// <param name="From">Least plausible value.</param>
/// <param name="To">Greatest plausible value.</param>
/// <param name="Text">The range as the end of a sentence.</param>
/// <param name="Hint">One sentence on what the cell should hold.</param>
internal sealed record PlausibleRange(double From, double To, string Text, string Hint)
{
    public bool Contains(object value) => value switch
    {
        DateOnly day => Contains(day.DayNumber),
        int or double => Contains(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => true,
    };

    private bool Contains(double value) => value >= From && value <= To;
}
