using SmartPick.Engine.Programs;
using SmartPick.Engine.Simulation;

namespace SmartPick.Calibration.Simulation;

/// <summary>What the kinds of season are called.</summary>
internal static class SeasonWords
{
    public static string Title(Following following) => following switch
    {
        Following.Nobody => "Everybody applies as today",
        Following.Few => "One in ten follows us",
        _ => "Everybody follows us",
    };

    public static string Specialty(string? specialty) => specialty switch
    {
        null => "a match anywhere",
        SpecialtyCodes.DiagnosticRadiology => "DR",
        SpecialtyCodes.IntegratedIr => "IR",
        _ => specialty,
    };
}
