using System.Globalization;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Seasons;

/// <summary>Deadlines are days in New York, in winter and in summer.</summary>
public sealed class EasternTimeTests
{
    [Theory]
    [InlineData("2027-03-11T01:30:00Z", "2027-03-10")]
    [InlineData("2027-03-11T04:59:59Z", "2027-03-10")]
    [InlineData("2027-03-11T05:00:00Z", "2027-03-11")]
    [InlineData("2026-09-24T03:59:59Z", "2026-09-23")]
    [InlineData("2026-09-24T04:00:00Z", "2026-09-24")]
    [InlineData("2026-09-23T22:00:00-07:00", "2026-09-24")]
    public void The_day_ends_at_midnight_in_New_York(string moment, string day) => Assert.Equal(
        DateOnly.Parse(day, CultureInfo.InvariantCulture), EasternTime.DayOf(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2025-09-25T03:59:59Z", false)]
    [InlineData("2025-09-25T04:00:00Z", true)]
    public void Applications_are_over_when_the_last_day_is_in_New_York(string moment, bool over)
    {
        var clock = new SeasonClock(
            ShippedModel.Readiness.Calendar, new StoppedClock(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

        Assert.Equal(over, clock.StandingOf(new Applicant { Type = ApplicantType.UsMdSenior, GraduationYear = 2026 }).ApplicationsOut);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
