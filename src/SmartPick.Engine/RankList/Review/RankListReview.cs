using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.RankList.Review;

/// <summary>What a rank list leads to, with what is said about it.</summary>
public sealed record RankListReview
{
    /// <summary>What the advice was given on.</summary>
    public required AdviceContext AdviceContext { get; init; }

    public required SeasonRules Season { get; init; }

    /// <summary>P(matching to a categorical or advanced position of the list).</summary>
    public required Estimate MatchProbability { get; init; }

    /// <summary>The primary list in the applicant's order.</summary>
    public required IReadOnlyList<RankedTrack> List { get; init; }

    /// <summary>Other tracks of the programs on the list that could be ranked too, and what that would add.</summary>
    public required IReadOnlyList<TrackAddition> Additions { get; init; }

    /// <summary>
    /// Ranks of the specialty of the first categorical or advanced rank before another specialty's: ranks, not interviews
    /// (C and A count apart). Preliminary ranks neither count nor interrupt.
    /// </summary>
    public required int ContiguousRanks { get; init; }

    /// <summary>Programs on the list: the interviews behind it, however many tracks of each are ranked.</summary>
    public required int Interviews { get; init; }

    /// <summary>P(matching to an advanced position and to no PGY-1 year of its supplemental list).</summary>
    public required double WithoutPgy1 { get; init; }

    public required IReadOnlyList<Advice> Advice { get; init; }

    /// <summary>The ways it can end, which exclude each other: their odds sum to 1.</summary>
    public required IReadOnlyList<Contingency> Contingency { get; init; }

    public required IReadOnlyList<Warning> Warnings { get; init; }
}

/// <summary>One rank of the list.</summary>
public sealed record RankedTrack
{
    public required ResidencyProgram Program { get; init; }

    /// <summary>Exactly one track.</summary>
    public required Tracks Track { get; init; }

    /// <summary>Place in the primary list, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>P(match | interview): would match there if nothing preferred takes them.</summary>
    public required Estimate Match { get; init; }

    /// <summary>Ends up there: what this rank adds to the ranks above it.</summary>
    public required double Landing { get; init; }

    /// <summary>What P(match) loses if the rank is dropped; not above 0 for a preliminary rank, which only stands in the way.</summary>
    public required double Marginal { get; init; }
}

/// <summary>One way the Match can end, and what to do then.</summary>
/// <param name="Outcome">Stable code.</param>
/// <param name="P">Its odds today; those of a match leave out the part without a PGY-1 year, which is an outcome of its own.</param>
/// <param name="Text">What to do then.</param>
public sealed record Contingency(string Outcome, double P, string Text);
