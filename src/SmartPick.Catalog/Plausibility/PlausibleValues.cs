using System.Globalization;

namespace SmartPick.Catalog.Plausibility;

/// <summary>What a program file may plausibly say: <c>data/refresh/plausible.json</c>, where every figure has its source.</summary>
internal sealed class PlausibleValues
{
    private readonly IReadOnlyDictionary<string, PlausibleColumn> _columns;

    private PlausibleValues(PlausibleFile file)
    {
        _columns = file.Columns;
        MaxInterviewShare = file.Rows.MaxInterviewShare.Value;
        FromApplicants = file.Rows.FromApplicants.Value;
        MinInterviewsPerPosition = file.Rows.MinInterviewsPerPosition.Value;
        MaxMinimumAboveMedian = file.Rows.MaxMinimumAboveMedian.Value;
    }

    /// <summary>The values that the app is built with.</summary>
    public static PlausibleValues Shipped { get; } = new(RefreshData.Read("plausible.json", RefreshDataJson.Default.PlausibleFile));

    /// <summary>Largest plausible share, 0–1, of applicants who are interviewed, from <see cref="FromApplicants"/> applicants.</summary>
    public double MaxInterviewShare { get; }

    /// <summary>Fewest applicants for which <see cref="MaxInterviewShare"/> holds.</summary>
    public double FromApplicants { get; }

    /// <summary>Fewest plausible interviews for each position.</summary>
    public double MinInterviewsPerPosition { get; }

    /// <summary>Points that a minimum score may plausibly lie above the residents' median.</summary>
    public double MaxMinimumAboveMedian { get; }

    /// <summary>The plausible range of a column; <c>null</c> when any value of its form is.</summary>
    /// <param name="column">Name of the column.</param>
    /// <param name="today">The day of the refresh: facts cannot be taken on a later one.</param>
    public PlausibleRange? Of(string column, DateOnly today)
    {
        if (!_columns.TryGetValue(column, out var known))
        {
            return null;
        }

        if (known.FromDay is { } first)
        {
            // It may be tomorrow already where the operator is.
            var last = today.AddDays(1);
            var text = string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd} to today");
            return new(first.DayNumber, last.DayNumber, text, known.Hint);
        }

        return new(known.From, known.To, FormattableString.Invariant($"{known.From} to {known.To}"), known.Hint);
    }
}
