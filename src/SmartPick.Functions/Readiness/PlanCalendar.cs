using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Seasons;

namespace SmartPick.Functions.Readiness;

/// <summary>A plan as iCalendar (RFC 5545): whole-day events that do not block time, the same each time they are taken over.</summary>
internal static class PlanCalendar
{
    private const string ProductId = "-//SmartPick//Plan//EN";

    /// <param name="plan">The plan.</param>
    /// <param name="today">The current day, used as the stamp: the same request on the same day gives the same bytes.</param>
    public static string Write(DatedPlan plan, DateOnly today)
    {
        var stamp = new CalDateTime(today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var calendar = new Calendar { ProductId = ProductId, Method = "PUBLISH" };
        foreach (var item in plan.Items)
        {
            calendar.Events.Add(new CalendarEvent
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
            });
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static string Summary(PlanItem item) => item switch
    {
        { Done: true } => $"Done: {item.Title}",
        { Status: PlanStatus.Passed } => $"Passed: {item.Title}",
        { Kind: Certainty.Expected } => $"{item.Title} (expected date)",
        _ => item.Title,
    };
}
