using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Seasons;

namespace SmartPick.Functions.Readiness;

/// <summary>
/// What is left of a plan as iCalendar (RFC 5545): whole-day events that do not block time, with a reminder, the same each time they are
/// taken over.
/// </summary>
internal static class PlanCalendar
{
    private const string ProductId = "-//SmartPick//Plan//EN";

    /// <summary>More would bury the dates that matter in somebody's calendar; the next ones come with the next file.</summary>
    private const int MaxEvents = 12;

    private const int ReminderDays = 7;

    /// <param name="plan">The plan.</param>
    /// <param name="today">The current day, used as the stamp: the same request on the same day gives the same bytes.</param>
    public static string Write(DatedPlan plan, DateOnly today)
    {
        var stamp = new CalDateTime(today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var calendar = new Calendar { ProductId = ProductId, Method = "PUBLISH" };
        foreach (var item in plan.Items.Where(item => IsAhead(item, today)).OrderBy(item => item.From).ThenBy(item => item.To).Take(MaxEvents))
        {
            var step = new CalendarEvent
            {
                Uid = $"{item.Id}-{plan.Standing.MatchYear}@plan.smartpick",
                DtStamp = stamp,
                DtStart = new CalDateTime(item.From),
                // The end of an all-day event is the day after it.
                DtEnd = new CalDateTime(item.To.AddDays(1)),
                Summary = Summary(item),
                Description = $"{item.Text}\n\nWhy: {item.Why}\n\nDates: {item.Dates}. Source: {item.Source}.",
                Categories = [item.Stage],
                Transparency = TransparencyType.Transparent,
            };
            step.Alarms.Add(new Alarm
            {
                Action = AlarmAction.Display,
                Description = item.Title,
                Trigger = new Trigger(Duration.FromDays(-ReminderDays)),
            });
            calendar.Events.Add(step);
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static bool IsAhead(PlanItem item, DateOnly today) => item.Done != true && item.Status != PlanStatus.Passed && item.To >= today;

    private static string Summary(PlanItem item) => item.Kind == Certainty.Expected ? $"{item.Title} (expected date)" : item.Title;
}
