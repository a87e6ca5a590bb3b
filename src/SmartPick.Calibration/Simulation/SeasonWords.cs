using SmartPick.Simulation;
using SmartPick.Simulation.Season;

namespace SmartPick.Calibration.Simulation;

/// <summary>What the kinds of season are called.</summary>
internal static class SeasonWords
{
    public static string Title(Following following) => following switch
    {
        Following.Nobody => "Everybody applies as today",
        Following.Few => "One in ten follows SmartPick",
        _ => "Everybody follows SmartPick",
    };

    public static string Fees(double? share) => share switch
    {
        null => "default list",
        1 => "the same",
        > 0.6 => "two thirds",
        _ => "half",
    };

    public static string Preferring(string? specialty) => specialty is null ? "everybody" : $"those who prefer {Specialty(specialty)}";

    public static string Specialty(string? specialty) => specialty switch
    {
        null => "a match anywhere",
        SpecialtyCodes.DiagnosticRadiology => "DR",
        SpecialtyCodes.IntegratedIr => "IR",
        _ => specialty,
    };
}
