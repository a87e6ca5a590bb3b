namespace SmartPick.Engine.Seasons;

/// <summary>When something happens in a season.</summary>
/// <param name="Event">What.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Exact">Whether the days are published; if not, they happen some time within the window.</param>
/// <param name="Source">Citation.</param>
public sealed record SeasonDate(SeasonEvent Event, DateOnly From, DateOnly To, bool Exact, string Source)
{
    /// <summary>Days by which a published day is blurred when another season is expected to be like it.</summary>
    private const int Blur = 7;

    /// <summary>The same in a season so many years later, as far as one can expect.</summary>
    internal SeasonDate Expected(int years, int likeMatchYear)
    {
        var blur = Exact ? Blur : 0;
        return this with
        {
            From = From.AddYears(years).AddDays(-blur),
            To = To.AddYears(years).AddDays(blur),
            Exact = false,
            Source = $"Not published yet, or not known to us: expected from the season of {likeMatchYear} ({Source})",
        };
    }
}

/// <summary>The dates of one season as far as they are known.</summary>
/// <param name="MatchYear">The year of its Match.</param>
/// <param name="Dates">At most one for each event.</param>
public sealed record SeasonDates(int MatchYear, IReadOnlyList<SeasonDate> Dates);
