using SmartPick.Engine.Programs;

namespace SmartPick.Engine.RankList;

/// <summary>Codes of the ways a Match can end, as the contingency advice names them.</summary>
internal static class OutcomeCodes
{
    public const string Unmatched = "unmatched";
    public const string WithoutPgy1 = "without-pgy1";

    /// <summary>The outcome of landing at a rank.</summary>
    public static string Of(Rank rank) => rank switch
    {
        { IsResidency: false } => "preliminary-only",
        _ => OfSpecialty(rank.Program.Specialty),
    };

    /// <summary>The outcome of landing in a specialty.</summary>
    public static string OfSpecialty(string specialty) =>
        specialty is SpecialtyCodes.IntegratedIr or SpecialtyCodes.DiagnosticRadiology ? $"matched-{specialty}" : "matched-other";
}
