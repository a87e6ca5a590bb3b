using SmartPick.Engine.Applicants;
using SmartPick.Engine.Seasons;
using SmartPick.Simulation.Calibration;

namespace SmartPick.Simulation.Season;

/// <summary>Somebody who applies in a simulated season.</summary>
/// <param name="Applicant">The profile.</param>
/// <param name="Preferences">What they want.</param>
/// <param name="TieSeed">Decides between programs that nothing else tells apart.</param>
public sealed record SeasonApplicant(Applicant Applicant, Preferences Preferences, ulong TieSeed)
{
    /// <summary>A member of the simulated population: wants IR and DR, or DR alone, where their ties are.</summary>
    public static SeasonApplicant FromSimulated(SimulatedApplicant simulated, SeasonRules season, ulong tieSeed)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        ArgumentNullException.ThrowIfNull(season);
        string[] specialties = simulated.Preferred == SpecialtyCodes.IntegratedIr ? [SpecialtyCodes.IntegratedIr, SpecialtyCodes.DiagnosticRadiology] : [SpecialtyCodes.DiagnosticRadiology];
        return new SeasonApplicant(
            simulated.Applicant,
            new Preferences
            {
                Specialties = specialties.ToDictionary(s => s, s => season.Specialties[s].DefaultValue ?? 1, StringComparer.Ordinal),
                States = simulated.Applicant.Ties?.States,
            },
            tieSeed);
    }
}
