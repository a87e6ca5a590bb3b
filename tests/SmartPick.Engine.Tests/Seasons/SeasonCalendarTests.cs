using SmartPick.Engine.Applicants;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Seasons;

/// <summary>Dates as published, and as expected where they are not.</summary>
public sealed class SeasonCalendarTests
{
    private static readonly SeasonCalendar Shipped = ShippedModel.Readiness.Calendar;

    [Theory]
    [InlineData(SeasonEvent.ErasOpens, 2026, "2025-06-04", "2025-06-04")]
    [InlineData(SeasonEvent.ErasOpens, 2027, "2026-06-03", "2026-06-03")]
    [InlineData(SeasonEvent.MatchWeek, 2026, "2026-03-16", "2026-03-20")]
    [InlineData(SeasonEvent.SeasonEnds, 2026, "2026-05-31", "2026-05-31")]
    public void Published_days_are_exact(SeasonEvent what, int year, string from, string to)
    {
        var date = Shipped.Of(what, year);

        Assert.True(date.Exact);
        Assert.Equal((Day(from), Day(to)), (date.From, date.To));
    }

    [Fact]
    public void A_season_without_dates_is_expected_like_the_nearest_and_blurred()
    {
        var date = Shipped.Of(SeasonEvent.MatchWeek, 2029);

        Assert.False(date.Exact);
        Assert.InRange(new DateOnly(2029, 3, 19), date.From, date.To);
        Assert.Contains("2026", date.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leap_day_is_the_last_of_February_in_other_years()
    {
        var dates = Enum.GetValues<SeasonEvent>().Select(e => new SeasonDate(e, Day("2028-02-29"), Day("2028-02-29"), Exact: false, "made up"));
        var calendar = new SeasonCalendar([new SeasonDates(2028, [.. dates])]);

        Assert.Equal(Day("2029-02-28"), calendar.Of(SeasonEvent.RankListDue, 2029).From);
        Assert.Equal(Day("2032-02-29"), calendar.Of(SeasonEvent.RankListDue, 2032).To);
    }

    [Fact]
    public void A_day_of_a_leap_year_stands_somewhere() =>
        Assert.Equal(2028, Shipped.StandingOf(new Applicant { Type = ApplicantType.UsMdSenior, GraduationYear = 2028 }, Day("2028-02-29")).MatchYear);

    [Fact]
    public void An_event_without_a_date_is_refused() => Assert.Throws<ArgumentException>(() => new SeasonCalendar([new SeasonDates(2026, [])]));

    [Fact]
    public void A_date_that_ends_before_it_begins_is_refused()
    {
        var dates = Enum.GetValues<SeasonEvent>().Select(e => new SeasonDate(e, Day("2026-03-02"), Day("2026-03-01"), Exact: true, "made up"));

        Assert.Throws<ArgumentException>(() => new SeasonCalendar([new SeasonDates(2026, [.. dates])]));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
