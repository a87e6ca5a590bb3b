using SmartPick.Engine.RankList;

namespace SmartPick.Engine.AdviceRules;

/// <summary>Codes of the ways a Match can end, as the contingency advice names them.</summary>
internal static class OutcomeCodes
{
    public const string Unmatched = "unmatched";
    public const string WithoutPgy1 = "without-pgy1";

    /// <summary>The outcome of landing at a rank.</summary>
    public static string Of(Rank rank, AdviceBook book) => rank switch
    {
        { IsResidency: false } => "preliminary-only",
        _ => OfSpecialty(rank.Program.Specialty, book),
    };

    /// <summary>The outcome of landing in a specialty: one of its own where a rule speaks of it.</summary>
    public static string OfSpecialty(string specialty, AdviceBook book) =>
        $"matched-{specialty}" is var own && book.Knows(own) ? own : "matched-other";
}
