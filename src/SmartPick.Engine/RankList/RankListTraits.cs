using SmartPick.Engine.Programs;

namespace SmartPick.Engine.RankList;

/// <summary>What advice needs to know of a rank list.</summary>
public sealed record RankListTraits
{
    /// <summary>The primary list, most wanted first.</summary>
    public required IReadOnlyList<Rank> Ranks { get; init; }

    /// <summary>Supplemental lists by the advanced program's id; empty where none are told.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ResidencyProgram>> Supplemental { get; init; }

    public required int ContiguousRanks { get; init; }

    /// <summary>Programs behind the contiguous ranks.</summary>
    public required int ContiguousInterviews { get; init; }

    /// <summary>Programs on the list.</summary>
    public required int Interviews { get; init; }

    /// <summary>P(an advanced position and no PGY-1 year).</summary>
    public required double WithoutPgy1 { get; init; }

    /// <summary>What one more interview like those of the list, ranked last, adds to P(match); 0 without any.</summary>
    public required double NextInterview { get; init; }

    /// <summary>Other tracks that could be ranked too.</summary>
    public required IReadOnlyList<TrackAddition> Additions { get; init; }

    /// <summary>Rules on paper that the interviews have overtaken, each with its program.</summary>
    public required IReadOnlyList<string> RulesBroken { get; init; }

    /// <summary>Whether the applicant has a PGY-1 year already.</summary>
    public bool HasPgy1Year { get; init; }

    /// <summary>Advanced ranks for which no PGY-1 year is ranked, though one is needed.</summary>
    public IEnumerable<Rank> AdvancedWithoutYears =>
        Ranks.Where(r => !HasPgy1Year && r.Track == Tracks.Advanced && Supplemental.GetValueOrDefault(r.Program.Id) is not { Count: > 0 });
}
