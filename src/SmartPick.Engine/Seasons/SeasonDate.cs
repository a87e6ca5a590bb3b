using System.Text.Json.Serialization;

namespace SmartPick.Engine.Seasons;

/// <summary>When something happens in a season; days are those of <see cref="EasternTime"/>.</summary>
/// <param name="Event">What.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Kind">Whether the body that sets the days has published them.</param>
/// <param name="Source">Citation.</param>
/// <param name="Service">The application service whose date it is; null for the date of all services without one of their own.</param>
public sealed record SeasonDate(SeasonEvent Event, DateOnly From, DateOnly To, Certainty Kind, string Source, string? Service = null)
{
    /// <summary>Days after <see cref="To"/> on which an expected date may still lie ahead; 0 for a confirmed one.</summary>
    [JsonIgnore]
    public int MarginDays { get; internal init; }

    /// <summary>Whether it is over for certain: an expected date is only once its window and the margin have passed.</summary>
    public bool IsOver(DateOnly today) => today > To.AddDays(MarginDays);

    /// <summary>Whether an expected date has gone by without being certain to be over.</summary>
    public bool MayBeOver(DateOnly today) => today > To && !IsOver(today);

    /// <summary>The same in a season so many years later, as far as one can expect: anywhere within the margin around it.</summary>
    internal SeasonDate Expected(int years, int likeMatchYear, int marginDays) => this with
    {
        From = From.AddYears(years).AddDays(-marginDays),
        To = To.AddYears(years).AddDays(marginDays),
        Kind = Certainty.Expected,
        MarginDays = marginDays,
        Source = $"Not published yet: expected from the {likeMatchYear} season ({Source})",
    };
}

/// <summary>The dates of one season as far as they are known.</summary>
/// <param name="MatchYear">The year of its Match.</param>
/// <param name="Margin">How far off an expected date may be.</param>
/// <param name="Dates">At most one for each event and service.</param>
public sealed record SeasonDates(int MatchYear, DateMargin Margin, IReadOnlyList<SeasonDate> Dates);

/// <summary>How far off an expected date may be.</summary>
/// <param name="Days">Days, earlier or later.</param>
/// <param name="Note">Why so many.</param>
public sealed record DateMargin(int Days, string Note);
