using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.Seasons;

/// <summary>Where the present day stands in the seasons.</summary>
/// <param name="calendar">Dates of the seasons.</param>
/// <param name="time">Tells the time.</param>
public sealed class SeasonClock(SeasonCalendar calendar, TimeProvider time)
{
    /// <summary>The day in US Eastern time.</summary>
    public DateOnly Today => EasternTime.Today(time);

    /// <summary>Where the day stands for an applicant.</summary>
    public SeasonStanding StandingOf(Applicant applicant) => calendar.StandingOf(applicant, Today);
}
