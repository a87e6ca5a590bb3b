namespace SmartPick.Simulation;

/// <summary>Codes of the specialties that whole seasons are simulated for.</summary>
public static class SpecialtyCodes
{
    public const string IntegratedIr = "ir-integrated";
    public const string DiagnosticRadiology = "dr";
}
