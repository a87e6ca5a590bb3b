using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Pgy1;

/// <summary>How likely a position at a program is advanced (starts at PGY-2), so that a PGY-1 year must be found apart.</summary>
internal static class AdvancedShare
{
    /// <summary>
    /// 0 or 1 where the program is known to have one kind of position; the specialty's share of positions where it has both or is not
    /// known. 0 for an applicant who has the year.
    /// </summary>
    public static double Of(ResidencyProgram program, Applicant applicant, ModelParameters model) => applicant.HasPgy1Year ? 0
        : (program.Tracks & (Tracks.Categorical | Tracks.Advanced)) switch
        {
            Tracks.Categorical => 0,
            Tracks.Advanced => 1,
            _ => model.Get("advanced.share", program.Specialty).Value,
        };
}
