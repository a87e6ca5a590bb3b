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
    [InlineData(SeasonEvent.RankListDue, 2026, "2026-03-04", "2026-03-04")]
    [InlineData(SeasonEvent.MatchWeek, 2026, "2026-03-16", "2026-03-20")]
    [InlineData(SeasonEvent.SeasonEnds, 2026, "2026-05-31", "2026-05-31")]
    public void Published_days_are_confirmed(SeasonEvent what, int year, string from, string to)
    {
        var date = Shipped.Of(what, year);

        Assert.Equal(Certainty.Confirmed, date.Kind);
        Assert.Equal((Day(from), Day(to)), (date.From, date.To));
    }

    [Fact]
    public void A_season_without_dates_is_expected_like_the_nearest_and_blurred()
    {
        var date = Shipped.Of(SeasonEvent.MatchWeek, 2029);

        Assert.Equal(Certainty.Expected, date.Kind);
        Assert.InRange(new DateOnly(2029, 3, 19), date.From, date.To);
        Assert.Contains("2027", date.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_that_only_others_report_are_expected() =>
        Assert.All(Enum.GetValues<SeasonEvent>(), what => Assert.Equal(Certainty.Expected, Shipped.Of(what, 2027).Kind));

    [Theory]
    [InlineData("2026-03-04", false)]
    [InlineData("2026-03-05", true)]
    public void A_confirmed_day_is_over_the_day_after(string today, bool isOver)
    {
        var due = Shipped.Of(SeasonEvent.RankListDue, 2026);

        Assert.Equal(isOver, due.IsOver(Day(today)));
        Assert.False(due.MayBeOver(Day(today)));
    }

    [Theory]
    [InlineData("2027-03-03", false, false)]
    [InlineData("2027-03-04", true, false)]
    [InlineData("2027-03-10", true, false)]
    [InlineData("2027-03-11", false, true)]
    public void An_expected_day_is_over_only_when_its_margin_has_passed(string today, bool mayBeOver, bool isOver)
    {
        var due = Shipped.Of(SeasonEvent.RankListDue, 2027);

        Assert.Equal((mayBeOver, isOver), (due.MayBeOver(Day(today)), due.IsOver(Day(today))));
    }

    [Fact]
    public void A_service_has_dates_of_its_own_where_they_are_known()
    {
        Assert.Equal(Day("2025-10-01"), Shipped.Of(SeasonEvent.Review, 2026, "residencycas").From);
        Assert.Equal(Day("2025-09-24"), Shipped.Of(SeasonEvent.Review, 2026, "eras").From);
        Assert.InRange(
            Day("2026-10-01"),
            Shipped.Of(SeasonEvent.Review, 2027, "residencycas").From,
            Shipped.Of(SeasonEvent.Review, 2027, "residencycas").To);
        Assert.Equal(Shipped.Of(SeasonEvent.MatchWeek, 2026), Shipped.Of(SeasonEvent.MatchWeek, 2026, "residencycas"));
    }

    [Fact]
    public void A_leap_day_is_the_last_of_February_in_other_years()
    {
        var dates = Enum.GetValues<SeasonEvent>().Select(
            e => new SeasonDate(e, Day("2028-02-29"), Day("2028-02-29"), Certainty.Expected, "made up"));
        var calendar = new SeasonCalendar([new SeasonDates(2028, Sharp, [.. dates])]);

        Assert.Equal(Day("2029-02-28"), calendar.Of(SeasonEvent.RankListDue, 2029).From);
        Assert.Equal(Day("2032-02-29"), calendar.Of(SeasonEvent.RankListDue, 2032).To);
    }

    [Fact]
    public void A_day_of_a_leap_year_stands_somewhere() =>
        Assert.Equal(
            2028,
            Shipped.StandingOf(new Applicant { Type = ApplicantType.UsMdSenior, GraduationYear = 2028 }, Day("2028-02-29")).MatchYear);

    [Fact]
    public void An_event_without_a_date_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SeasonCalendar([new SeasonDates(2026, Sharp, [])]));

    [Fact]
    public void A_date_that_ends_before_it_begins_is_refused()
    {
        var dates = Enum.GetValues<SeasonEvent>().Select(
            e => new SeasonDate(e, Day("2026-03-02"), Day("2026-03-01"), Certainty.Confirmed, "made up"));

        Assert.Throws<ArgumentException>(() => new SeasonCalendar([new SeasonDates(2026, Sharp, [.. dates])]));
    }

    private static DateMargin Sharp { get; } = new(0, "made up");

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
