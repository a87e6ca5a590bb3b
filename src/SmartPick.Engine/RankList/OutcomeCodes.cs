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
        { Program.Specialty: SpecialtyCodes.IntegratedIr or SpecialtyCodes.DiagnosticRadiology } => $"matched-{rank.Program.Specialty}",
        _ => "matched-other",
    };
}
