using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Plan;

/// <summary>A step on the way to the Match, whoever takes it.</summary>
public sealed record PlanStep
{
    public required string Id { get; init; }

    /// <summary>A few words, as they stand in a calendar.</summary>
    public required string Title { get; init; }

    public required PlanAnchor From { get; init; }

    public required PlanAnchor To { get; init; }

    /// <summary>Whom the step is for: everyone but those it is known not to be for.</summary>
    public Condition? When { get; init; }

    /// <summary>When the profile shows that it is done; null when a profile cannot show it.</summary>
    public Condition? Done { get; init; }

    /// <summary>What to do; may hold figures of <see cref="Figures"/>.</summary>
    public required string Text { get; init; }

    /// <summary>What to do when the time for it has passed.</summary>
    public required string Late { get; init; }

    public required string Why { get; init; }

    public required string Source { get; init; }
}

/// <summary>
/// An end of a step's window: a day in a year counted from the year of the Match, or an event of the season, a number of
/// days before or after.
/// </summary>
public sealed record PlanAnchor(int? Year = null, int? Month = null, int? Day = null, SeasonEvent? Event = null, int Days = 0);

/// <summary>The steps of one stage.</summary>
/// <param name="Order">Place among the stages.</param>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Steps">Its steps in order.</param>
public sealed record PlanStage(int Order, string Stage, IReadOnlyList<PlanStep> Steps);
