using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Plan;

/// <summary>A step of one applicant's plan.</summary>
public sealed record PlanItem
{
    public required string Id { get; init; }

    public required string Stage { get; init; }

    public required string Title { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public required DateOnly To { get; init; }

    /// <summary>How sure the days are, by the less sure end; null for months of a school year, which nobody sets.</summary>
    public required Certainty? Kind { get; init; }

    public required PlanStatus Status { get; init; }

    /// <summary>Whether the profile shows that it is done; null when it does not say.</summary>
    public required bool? Done { get; init; }

    /// <summary>What to do; once the time has passed, what to do now.</summary>
    public required string Text { get; init; }

    public required string Why { get; init; }

    /// <summary>What the step rests on.</summary>
    public required string Source { get; init; }

    /// <summary>What the window rests on.</summary>
    public required string Dates { get; init; }
}

/// <summary>
/// Where a step's window stands against the day. An expected window stays <see cref="Now"/> until it is over for certain.
/// </summary>
public enum PlanStatus
{
    Passed,
    Now,
    Ahead,
}

/// <summary>One applicant's plan.</summary>
/// <param name="Standing">The season it is for.</param>
/// <param name="Items">Its steps.</param>
public sealed record DatedPlan(SeasonStanding Standing, IReadOnlyList<PlanItem> Items);
