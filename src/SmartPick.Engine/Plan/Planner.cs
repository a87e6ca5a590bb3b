using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Plan;

/// <summary>Dates the steps for an applicant's season.</summary>
internal sealed class Planner(PlanBook book, SeasonCalendar calendar)
{
    private const string SchoolYear = "Months of a usual school year in the US";

    /// <summary>The steps by stage, in each by the day they begin.</summary>
    /// <param name="situation">The applicant, with where the day stands.</param>
    /// <param name="standing">Where it stands.</param>
    /// <param name="today">The day.</param>
    public IReadOnlyList<PlanItem> Plan(Situation situation, SeasonStanding standing, DateOnly today) =>
    [
        .. from stage in book.Stages
           from item in stage.Steps
               .Where(step => step.When?.Holds(situation.Fact) != false)
               .Select(step => Date(step, stage.Stage, situation, standing.MatchYear, today))
               .OrderBy(item => item.From).ThenBy(item => item.To)
           select item,
    ];

    private PlanItem Date(PlanStep step, string stage, Situation situation, int matchYear, DateOnly today)
    {
        var (from, fromDates) = Resolve(step.From, matchYear, date => date.From);
        var (to, toDates) = Resolve(step.To, matchYear, date => date.To);
        var done = step.Done?.Holds(situation.Fact);
        var status = to < today ? PlanStatus.Passed : from <= today ? PlanStatus.Now : PlanStatus.Ahead;
        return new PlanItem
        {
            Id = step.Id,
            Stage = stage,
            Title = step.Title,
            From = from,
            To = to,
            Status = status,
            Done = done,
            Text = AdviceBook.Fill(status == PlanStatus.Passed && done != true ? $"The time for this has passed. {step.Late}" : step.Text, situation.Figure),
            Why = step.Why,
            Source = step.Source,
            Dates = fromDates == toDates ? fromDates : $"{fromDates}; {toDates}",
        };
    }

    private (DateOnly Day, string Dates) Resolve(PlanAnchor anchor, int matchYear, Func<SeasonDate, DateOnly> end)
    {
        if (anchor.Event is { } what)
        {
            var date = calendar.Of(what, matchYear);
            return (end(date).AddDays(anchor.Days), date.Source);
        }

        var (year, month) = (matchYear + anchor.Year!.Value, anchor.Month!.Value);
        return (new DateOnly(year, month, Math.Min(anchor.Day!.Value, DateTime.DaysInMonth(year, month))), SchoolYear);
    }
}
