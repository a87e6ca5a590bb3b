using System.Globalization;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Plan;

/// <summary>Dates the steps for an applicant's season.</summary>
internal sealed class Planner(PlanBook book, SeasonCalendar calendar)
{
    private const string SchoolYear = "Months of a typical US school year";

    /// <summary>The steps by stage, in each by the day they begin.</summary>
    /// <param name="context">The applicant, with where the day stands.</param>
    /// <param name="standing">Where it stands.</param>
    /// <param name="today">The day.</param>
    public IReadOnlyList<PlanItem> Plan(AdviceContext context, SeasonStanding standing, DateOnly today) =>
    [
        .. from stage in book.Stages
           from item in stage.Steps
               .Where(step => step.When?.Holds(context.Fact) != false)
               .Select(step => Date(step, stage.Stage, context, standing.MatchYear, today))
               .OrderBy(item => item.From).ThenBy(item => item.To)
           select item,
    ];

    private PlanItem Date(PlanStep step, string stage, AdviceContext context, int matchYear, DateOnly today)
    {
        var service = context.Season.Rules.Specialties.GetValueOrDefault(context.FirstChoice)?.Service;
        var (from, to) = (Resolve(step.From, matchYear, service, date => date.From), Resolve(step.To, matchYear, service, date => date.To));
        var done = step.Done?.Holds(context.Fact);
        var status = to.Day.AddDays(to.MarginDays) < today ? PlanStatus.Passed : from.Day <= today ? PlanStatus.Now : PlanStatus.Ahead;
        return new PlanItem
        {
            Id = step.Id,
            Stage = stage,
            Title = step.Title,
            From = from.Day,
            To = to.Day,
            Kind = from.Kind > to.Kind || to.Kind is null ? from.Kind : to.Kind,
            Status = status,
            Done = done,
            Text = AdviceBook.Fill(done == true ? step.Text : Text(step, status, to.Day, today), context.Figure),
            Why = step.Why,
            Source = step.Source,
            Dates = from.Source == to.Source ? from.Source : $"{from.Source}; {to.Source}",
        };
    }

    private static string Text(PlanStep step, PlanStatus status, DateOnly to, DateOnly today) => status switch
    {
        PlanStatus.Passed => $"The time for this has passed. {step.Late}",
        PlanStatus.Now when to < today => string.Create(
            CultureInfo.InvariantCulture,
            $"We expected this to end by {to:MMMM d, yyyy}, but that date isn’t confirmed: check with ERAS or the NRMP. {step.Text}"),
        _ => step.Text,
    };

    private End Resolve(PlanAnchor anchor, int matchYear, string? service, Func<SeasonDate, DateOnly> end)
    {
        if (anchor.Event is { } what)
        {
            var date = calendar.Of(what, matchYear, service);
            return new End(end(date).AddDays(anchor.Days), date.Kind, date.MarginDays, date.Source);
        }

        var (year, month) = (matchYear + anchor.Year!.Value, anchor.Month!.Value);
        var day = new DateOnly(year, month, Math.Min(anchor.Day!.Value, DateTime.DaysInMonth(year, month)));
        return new End(day, Kind: null, MarginDays: 0, SchoolYear);
    }

    /// <summary>One end of a step's window.</summary>
    private readonly record struct End(DateOnly Day, Certainty? Kind, int MarginDays, string Source);
}
