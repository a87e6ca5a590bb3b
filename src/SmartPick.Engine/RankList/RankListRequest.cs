using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.RankList;

/// <summary>A rank order list (ROL) to be judged after the interviews.</summary>
public sealed record RankListRequest
{
    public required Applicant Applicant { get; init; }

    /// <summary>The primary list, most wanted first; each track of a program stands in it at most once.</summary>
    public required IReadOnlyList<Rank> Ranks { get; init; }

    /// <summary>
    /// Supplemental lists: the PGY-1 programs ranked, most wanted first, for the event of matching to the advanced position
    /// of a program (by id). Null when the applicant says nothing of them.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ResidencyProgram>>? Supplemental { get; init; }
}

/// <summary>One rank: a track of a program that interviewed the applicant.</summary>
/// <param name="Program">The program.</param>
/// <param name="Track">Exactly one of its tracks.</param>
/// <param name="Impression">How the interview went in the applicant's own eyes, 1 (badly) to 5 (very well); null when not said.</param>
public sealed record Rank(ResidencyProgram Program, Tracks Track, int? Impression)
{
    /// <summary>Whether a match here is a match to the specialty: a preliminary year alone is not.</summary>
    public bool IsResidency => Track != Tracks.Preliminary;
}
